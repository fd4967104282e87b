using System.Text.RegularExpressions;

namespace Procur.Integrations.System.Tests.Docs;

/// <summary>Code in a README compiles, since each block of it stands in a file that is compiled with these tests.</summary>
public sealed partial class ReadmeCodeTests
{
    public static TheoryData<string> Readmes =>
        [.. Files().Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Readmes))]
    public void Every_block_of_code_stands_in_a_file_that_compiles(string readme)
    {
        var compiled = Directory
            .EnumerateFiles(Repository.PathOf("tests", "Procur.Integrations.System.Tests", "Snippets"), "*.cs")
            .Select(file => Plain(File.ReadAllText(file)))
            .ToList();
        foreach (Match block in CodePattern().Matches(File.ReadAllText(Repository.PathOf(readme))))
        {
            var code = Plain(block.Groups[1].Value);
            Assert.True(
                compiled.Exists(file => file.Contains(code, StringComparison.Ordinal)),
                $"{readme}: this block stands in no snippet:\n{block.Groups[1].Value}"
            );
        }
    }

    private static IEnumerable<string> Files() =>
        Directory
            .EnumerateFiles(Repository.PathOf("src"), "README.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    // White space and usings apart: a snippet file has its usings at its head.
    private static string Plain(string code) => SpacePattern().Replace(UsingPattern().Replace(code, ""), "");

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex SpacePattern();

    [GeneratedRegex(@"^using [A-Za-z.]+;\s*$", RegexOptions.Multiline)]
    private static partial Regex UsingPattern();
}
