using System.ComponentModel;
using System.Diagnostics;

namespace Procur.Integrations.Sandbox.Tests.Node;

/// <summary>Runs a script of <c>tests/node</c>, which drives a vendor's own SDK against the sandbox.</summary>
public static class NodeScript
{
    /// <summary>Runs a script to its end; skips the test where Node or its packages are missing, but never on the build server.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="environment">What it needs to know.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(string name, IReadOnlyDictionary<string, string?> environment, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Root(), "tests", "node");
        var onServer = Environment.GetEnvironmentVariable("CI") == "true";
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            Assert.SkipUnless(onServer, "The vendors' SDKs are not installed: run 'npm ci' in tests/node.");
            Assert.Fail("The vendors' SDKs are not installed.");
        }

        var start = new ProcessStartInfo("node", name)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception) when (!onServer)
        {
            Assert.Skip("Node is not installed.");
            return;
        }

        using (process)
        {
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
                var error = process.StandardError.ReadToEndAsync(cancellationToken);
                await process.WaitForExitAsync(cancellationToken);
                Assert.True(process.ExitCode == 0, $"{name} ended with {process.ExitCode}:\n{await output}\n{await error}");
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Integrations.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run below the repository.");
    }
}
