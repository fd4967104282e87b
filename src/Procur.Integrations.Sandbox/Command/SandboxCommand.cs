using System.Runtime.InteropServices;

namespace Procur.Integrations.Sandbox.Command;

/// <summary>The sandbox as a program.</summary>
internal static class SandboxCommand
{
    /// <summary>Runs until it is told to end.</summary>
    /// <returns>0; 1 if it cannot listen; 2 if the arguments are wrong.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        if (!SandboxArguments.TryParse(arguments, out var parsed, out var wrong))
        {
            await error.WriteLineAsync(wrong).ConfigureAwait(false);
            return 2;
        }

        if (parsed.Help)
        {
            await output.WriteLineAsync(SandboxArguments.Usage).ConfigureAwait(false);
            return 0;
        }

        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        try
        {
            var sandbox = await IntegrationSandbox.StartAsync(parsed.Options).ConfigureAwait(false);
            await using var stopped = sandbox.ConfigureAwait(false);
            await output.WriteLineAsync(Describe(sandbox)).ConfigureAwait(false);
            await end.Task.ConfigureAwait(false);
            return 0;
        }
        catch (SandboxException e)
        {
            await error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return 1;
        }

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            end.TrySetResult();
        }
    }

    private static string Describe(IntegrationSandbox sandbox)
    {
        var lines = new List<string>
        {
            $"The sandbox is at {sandbox.BaseAddress}, its control API at {sandbox.BaseAddress}__sandbox/. Ctrl+C ends it.",
        };
        if (sandbox.Certificate is { } certificate)
        {
            lines.Add("");
            lines.Add("# its certificate");
            lines.Add(certificate.ExportCertificatePem());
        }

        foreach (var integration in sandbox.Integrations)
        {
            lines.Add("");
            lines.Add($"# {integration} at {sandbox.AddressOf(integration)}");
            lines.AddRange(
                sandbox
                    .Account(integration)
                    .ToConfiguration()
                    .Select(x => $"{x.Key.Replace(":", "__", StringComparison.Ordinal)}={x.Value}")
            );
        }

        return string.Join(Environment.NewLine, lines);
    }
}
