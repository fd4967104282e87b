using System.Reflection;

namespace Procur.Integrations.Tests.PublicApi;

/// <summary>The public surface of each package is a file beside this test, so that a change to it shows in the diff. <c>PROCUR_UPDATE=1</c> writes the files anew.</summary>
public sealed class PublicApiTests
{
    private const string Prefix = "Procur.Integrations";

    public static TheoryData<string> Packages =>
        [
            .. Directory
                .EnumerateFiles(AppContext.BaseDirectory, Prefix + "*.dll")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal) && !name.EndsWith(".TestKit", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task The_public_surface_is_the_one_on_file(string package)
    {
        var surface = PublicSurface.Of(Assembly.Load(new AssemblyName(package)));
        var file = Path.Combine(Folder(), package + ".txt");
        if (Environment.GetEnvironmentVariable("PROCUR_UPDATE") == "1")
        {
            await File.WriteAllTextAsync(file, surface, TestContext.Current.CancellationToken);
        }

        var held = File.Exists(file) ? await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) : "";

        var gone = held.Split('\n').Except(surface.Split('\n')).Select(line => "- " + line);
        var come = surface.Split('\n').Except(held.Split('\n')).Select(line => "+ " + line);
        Assert.True(
            surface == held,
            $"The public surface of {package} has changed. If that is meant, run these tests once with PROCUR_UPDATE=1 and commit the file.\n"
                + string.Join('\n', gone.Concat(come))
        );
    }

    [Fact]
    public void Every_package_has_a_file_and_every_file_a_package()
    {
        var root = Directory.GetParent(Folder())!.Parent!.Parent!.FullName;
        var packages = Directory
            .EnumerateDirectories(Path.Combine(root, "src"), Prefix + "*")
            .Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any())
            .Select(folder => Path.GetFileName(folder))
            .Order(StringComparer.Ordinal);
        var files = Directory
            .EnumerateFiles(Folder(), "*.txt")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal);

        Assert.Equal(packages, files);
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Integrations.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "tests", "Procur.Integrations.Tests", "PublicApi");
    }
}
