using System.Diagnostics;

namespace Procur.Integrations.System.Tests.Servers;

/// <summary>An S3 server that others wrote (s3rver, from npm), in a process of its own and a folder that goes with it.</summary>
internal sealed class S3Rver : IAsyncDisposable
{
    private readonly Process process;
    private readonly DirectoryInfo folder;

    private S3Rver(Process process, DirectoryInfo folder, Uri address)
    {
        this.process = process;
        this.folder = folder;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<S3Rver> StartAsync(CancellationToken cancellationToken)
    {
        var scripts = Repository.PathOf("tests", "node");
        if (!Directory.Exists(Path.Combine(scripts, "node_modules", "s3rver")))
        {
            Repository.SkipOrFail("The S3 server is not installed: run .ci/prepare-node (it needs node and npm).");
        }

        var folder = Directory.CreateTempSubdirectory("procur-s3-");
        var process =
            Process.Start(
                // Its cursors are made with a cipher that today's OpenSSL keeps for old programs.
                new ProcessStartInfo("node", ["--openssl-legacy-provider", "s3rver.mjs", folder.FullName])
                {
                    WorkingDirectory = scripts,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            ) ?? throw new InvalidOperationException("node did not start.");
        var line =
            await process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException(
                "The server did not start: " + await process.StandardError.ReadToEndAsync(cancellationToken)
            );
        return new S3Rver(process, folder, new Uri(line));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }
}
