using System.Xml.Linq;

namespace Procur.Integrations.System.Tests.Packaging;

/// <summary>What stands at the top of the repository and in each package's project.</summary>
public sealed class LayoutTests
{
    private static readonly string[] Expected =
    [
        ".ci",
        ".config",
        ".editorconfig",
        ".gitignore",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "Directory.Build.props",
        "Directory.Build.targets",
        "Directory.Packages.props",
        "Integrations.sln",
        "LICENSE",
        "README.md",
        "SECURITY.md",
        "global.json",
        "nuget.config",
        "samples",
        "src",
        "tests",
    ];

    public static TheoryData<string> Packages =>
        [
            .. Directory
                .EnumerateDirectories(Repository.PathOf("src"))
                .Select(folder => Path.GetFileName(folder)!)
                .Order(StringComparer.Ordinal),
        ];

    [Fact]
    public void At_the_top_stands_what_is_expected_and_no_more()
    {
        var ignored = new[] { ".git", "artifacts", ".vs", ".idea", ".vscode", "TestResults" };
        var found = Directory.EnumerateFileSystemEntries(Repository.Root).Select(path => Path.GetFileName(path)!).Except(ignored);
        Assert.Equal(Expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_package_source_is_named()
    {
        Assert.DoesNotContain("http", File.ReadAllText(Repository.PathOf("nuget.config")), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_has_description_tags_and_readme_and_stands_in_the_solution(string package)
    {
        var project = Repository.PathOf("src", package, package + ".csproj");
        var properties = XDocument
            .Load(project)
            .Descendants("PropertyGroup")
            .Elements()
            .ToDictionary(element => element.Name.LocalName, element => element.Value);
        Assert.NotEmpty(properties["Description"]);
        Assert.NotEmpty(properties["PackageTags"]);
        Assert.True(new FileInfo(Repository.PathOf("src", package, "README.md")).Length > 500, $"{package} has no README to speak of.");
        Assert.Contains($"{package}.csproj", File.ReadAllText(Repository.PathOf("Integrations.sln")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_provider_references_the_core_and_no_other_provider(string package)
    {
        var references = XDocument
            .Load(Repository.PathOf("src", package, package + ".csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
        string[] allowed = package switch
        {
            "Procur.Integrations.Abstractions" or "Procur.Integrations.Sandbox" => [],
            "Procur.Integrations" => ["Procur.Integrations.Abstractions"],
            _ => ["Procur.Integrations"],
        };
        Assert.Subset(allowed.ToHashSet(), references.ToHashSet());
    }
}
