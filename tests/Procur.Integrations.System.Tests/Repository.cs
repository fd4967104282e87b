namespace Procur.Integrations.System.Tests;

/// <summary>Where the checkout is, seen from the built tests.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static bool IsCi => Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Whether files made from code are to be written anew.</summary>
    public static bool IsUpdating => Environment.GetEnvironmentVariable("PROCUR_UPDATE") == "1";

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Fails in CI, where everything must be there, and skips with its reason elsewhere.</summary>
    public static void SkipOrFail(string reason)
    {
        Assert.False(IsCi, reason);
        Assert.Skip(reason);
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Integrations.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not stand in a checkout.");
    }
}
