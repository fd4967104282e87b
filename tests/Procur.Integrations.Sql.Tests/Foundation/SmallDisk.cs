using System.Diagnostics;

namespace Procur.Integrations.Sql.Tests;

/// <summary>A disk that is soon full: a file system in memory of one megabyte. To mount it takes an account that may, as CI has; elsewhere the test says so.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("procur-disk-").FullName;
    private bool isMounted;

    public string File => Path.Combine(folder, "integrations.db");

    public static async Task<SmallDisk> CreateAsync()
    {
        var disk = new SmallDisk();
        disk.isMounted = await RunAsync("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.folder) == 0;
        if (!disk.isMounted)
        {
            const string problem = "This account may not mount a file system.";
            Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), problem);
            Assert.Fail(problem);
        }

        return disk;
    }

    /// <summary>Makes room.</summary>
    public async Task GrowAsync() => Assert.Equal(0, await RunAsync("mount", "-o", "remount,size=8m", folder));

    public async ValueTask DisposeAsync()
    {
        if (isMounted)
        {
            await RunAsync("umount", "-l", folder);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
