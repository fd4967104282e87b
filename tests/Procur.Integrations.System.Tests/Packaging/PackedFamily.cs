using System.Xml.Linq;

namespace Procur.Integrations.System.Tests.Packaging;

/// <summary>The packages as a release makes them, and projects outside the repository that take them.</summary>
public sealed class PackedFamily : IAsyncLifetime
{
    private readonly string outside = Directory.CreateTempSubdirectory("procur-consumer-").FullName;

    internal static string Folder => Repository.PathOf("artifacts", "packages");

    /// <summary>The packages that a host ships and that are clean to trim: all but the sandbox and those that say they are not.</summary>
    internal static IReadOnlyList<string> Trimmable { get; } =
    [
        .. Directory
            .EnumerateDirectories(Repository.PathOf("src"))
            .Select(folder => Path.GetFileName(folder)!)
            .Where(package => package != "Procur.Integrations.Sandbox" && IsAotCompatible(package))
            .Order(StringComparer.Ordinal),
    ];

    public async ValueTask InitializeAsync()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        await CommandRun.ExpectSuccessAsync(
            Repository.Root,
            "dotnet",
            ["pack", "-c", "Release", "-o", Folder, "-v", "q", "-nologo"],
            TestContext.Current.CancellationToken
        );
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(outside, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Copies a consumer's project out of the repository and builds or publishes it there.</summary>
    /// <returns>The folder with the program.</returns>
    internal async Task<string> MakeAsync(string consumer, string[] command, CancellationToken cancellationToken)
    {
        var project = Path.Combine(outside, consumer);
        Directory.CreateDirectory(project);
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("tests", "consumers", consumer)))
        {
            File.Copy(file, Path.Combine(project, Path.GetFileName(file)));
        }

        await File.WriteAllTextAsync(
            Path.Combine(project, "nuget.config"),
            $"""<configuration><packageSources><add key="procur" value="{Folder}" /></packageSources></configuration>""",
            cancellationToken
        );
        await File.WriteAllTextAsync(Path.Combine(project, "packages.props"), References(), cancellationToken);
        var known = await CommandRun.ExpectSuccessAsync(
            project,
            "dotnet",
            ["nuget", "locals", "global-packages", "--list"],
            cancellationToken
        );
        var program = Path.Combine(project, "program");
        await CommandRun.ExpectSuccessAsync(
            project,
            "dotnet",
            [
                .. command,
                "-v",
                "q",
                "-nologo",
                "-o",
                program,
                $"-p:ProcurVersion={Version()}",
                // A package of the same version that was restored on another day must not stand in for the one just made.
                $"-p:RestorePackagesPath={Path.Combine(outside, "restored")}",
                $"-p:RestoreFallbackFolders={known[(known.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()}",
            ],
            cancellationToken
        );
        return program;
    }

    /// <summary>Where a restored package came from.</summary>
    internal string SourceOf(string package) =>
        File.ReadAllText(Path.Combine(outside, "restored", package.ToLowerInvariant(), Version(), ".nupkg.metadata"));

    private static string Version() => XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single().Value;

    private static bool IsAotCompatible(string package) =>
        XDocument
            .Load(Repository.PathOf("src", package, package + ".csproj"))
            .Descendants("IsAotCompatible")
            .All(element => element.Value != "false");

    private static string References() =>
        new XElement(
            "Project",
            new XElement(
                "ItemGroup",
                Trimmable.Select(package => new XElement(
                    "PackageReference",
                    new XAttribute("Include", package),
                    new XAttribute("Version", "$(ProcurVersion)")
                )),
                Trimmable.Select(package => new XElement("TrimmerRootAssembly", new XAttribute("Include", package)))
            )
        ).ToString();
}
