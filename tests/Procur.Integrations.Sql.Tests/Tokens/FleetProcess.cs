using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Procur.Integrations.Sql.Tests;

/// <summary>One process of a fleet that shares a database.</summary>
internal sealed partial class FleetProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process process;

    private FleetProcess(Process process) => this.process = process;

    public static FleetProcess Start(TestDatabase database, Uri endpoint, string key, int attemptSeconds)
    {
        ArgumentNullException.ThrowIfNull(database);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Procur.Integrations.TokenFleet.dll"),
            database.Kind == SqlDialectKind.Sqlite ? "sqlite" : "postgresql",
            database.ConnectionString,
            endpoint.AbsoluteUri,
            key,
            attemptSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new FleetProcess(Process.Start(start)!);
    }

    public void Tell(string command) => process.StandardInput.WriteLine(command);

    /// <summary>Waits for a line that begins so.</summary>
    public async Task<string> UntilAsync(string begins, CancellationToken cancellationToken)
    {
        while (await process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken) is { } line)
        {
            if (line.StartsWith(begins, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The process ended before it said '{begins}'.");
    }

    /// <summary>Makes so many calls at once.</summary>
    public async Task<FleetCalls> CallAsync(int count, CancellationToken cancellationToken)
    {
        Tell($"calls {count}");
        var said = Said().Match(await UntilAsync("calls", cancellationToken));
        return new FleetCalls(Number(said, 1), Number(said, 2), Number(said, 3), said.Groups[4].Value);
    }

    public void Kill() => process.Kill(entireProcessTree: true);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int Number(Match match, int group) =>
        int.Parse(match.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("^calls good=(\\d+) reconnect=(\\d+) failed=(\\d+) ?(.*)$")]
    private static partial Regex Said();
}
