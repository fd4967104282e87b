using System.Text;
using System.Text.RegularExpressions;

namespace Procur.Integrations.System.Tests.Docs;

/// <summary>A part of a Markdown file that is made from code: it stands between two comments.</summary>
internal static class Region
{
    /// <summary>Checks that the region says what the code says; writes it anew where files are being updated.</summary>
    public static void Check(string file, string name, string content)
    {
        var text = File.ReadAllText(file);
        var (start, end) = ($"<!-- {name} -->", $"<!-- /{name} -->");
        var pattern = new Regex(Regex.Escape(start) + @"\n(.*?)" + Regex.Escape(end), RegexOptions.Singleline);
        var match = pattern.Match(text);
        Assert.True(match.Success, $"{Shown(file)} has no region {start} … {end}.");
        var wanted = content.TrimEnd() + "\n";
        if (match.Groups[1].Value.Trim() == wanted.Trim())
        {
            return;
        }

        if (Repository.IsUpdating)
        {
            File.WriteAllText(file, pattern.Replace(text, _ => $"{start}\n\n{wanted}\n{end}"), new UTF8Encoding(false));
            return;
        }

        Assert.Fail($"{Shown(file)}: the region '{name}' is not what the code says; PROCUR_UPDATE=1 writes it anew. Wanted:\n{wanted}");
    }

    public static void CheckFile(string file, string content)
    {
        if (File.Exists(file) && File.ReadAllText(file) == content)
        {
            return;
        }

        if (Repository.IsUpdating)
        {
            File.WriteAllText(file, content, new UTF8Encoding(false));
            return;
        }

        Assert.Fail($"{Shown(file)} is not what the code says; PROCUR_UPDATE=1 writes it anew.");
    }

    private static string Shown(string file) => Path.GetRelativePath(Repository.Root, file);
}
