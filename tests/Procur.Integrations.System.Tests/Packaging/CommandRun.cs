using System.Diagnostics;

namespace Procur.Integrations.System.Tests.Packaging;

/// <summary>One run of a program, as a person at a shell would start it.</summary>
internal static class CommandRun
{
    /// <summary>Runs to the end and fails with what was printed unless it ends with 0.</summary>
    public static async Task<string> ExpectSuccessAsync(
        string folder,
        string program,
        IEnumerable<string> arguments,
        CancellationToken cancellationToken
    )
    {
        using var process = Start(folder, program, arguments);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(
            process.ExitCode == 0,
            $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}\n{await error}"
        );
        return output;
    }

    public static Process Start(
        string folder,
        string program,
        IEnumerable<string> arguments,
        IEnumerable<KeyValuePair<string, string?>>? environment = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The test runner's own build engine must not be taken for the new one's.
        foreach (
            var inherited in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList()
        )
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
