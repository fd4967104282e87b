namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Which file a journalled share was about.</summary>
internal static class GoogleSharePath
{
    private const string Before = "drive/v3/files/";
    private const string After = "/permissions";

    /// <returns>The file's id; null where the target is no share's.</returns>
    public static string? Read(string target)
    {
        var from = target.IndexOf(Before, StringComparison.Ordinal);
        var path = from < 0 ? "" : target[(from + Before.Length)..].Split('?')[0];
        return path.EndsWith(After, StringComparison.Ordinal) ? Uri.UnescapeDataString(path[..^After.Length]) : null;
    }
}
