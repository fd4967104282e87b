using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Procur.Integrations.System.Tests.Packaging;

namespace Procur.Integrations.System.Tests.Crashes;

/// <summary>A host in a process of its own, that is ended in the middle of its work.</summary>
internal sealed class CrashedHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly Task reading;
    private readonly ConcurrentQueue<string> errors = new();
    private readonly Task complaining;
    private readonly ConcurrentQueue<string> all = new();

    private CrashedHost(Process process)
    {
        this.process = process;
        reading = ReadAsync();
        complaining = ComplainAsync();
    }

    /// <summary>What it has said, complete once it has ended.</summary>
    public IReadOnlyCollection<string> Said => all;

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    public static CrashedHost Start(IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Repository.PathOf(
            "tests",
            "Procur.Integrations.CrashHost",
            "bin",
            configuration,
            "net10.0",
            "Procur.Integrations.CrashHost.dll"
        );
        var environment = settings.Select(setting =>
            KeyValuePair.Create(setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value)
        );
        return new CrashedHost(CommandRun.Start(Path.GetTempPath(), "dotnet", ["exec", program, .. arguments], environment));
    }

    /// <summary>Waits for a number of lines; fails with what it wrote to its error output where it ended before.</summary>
    public async Task ExpectLinesAsync(int count, CancellationToken cancellationToken)
    {
        for (; count > 0; count--)
        {
            if (!await lines.Reader.WaitToReadAsync(cancellationToken))
            {
                Assert.Fail(await ErrorsAsync());
            }

            await lines.Reader.ReadAsync(cancellationToken);
        }
    }

    /// <summary>As <c>kill -9</c>.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        process.Kill();
        await EndAsync(cancellationToken);
    }

    /// <summary>Waits for its end by itself, a minute and a half at most.</summary>
    /// <returns>Its exit code; 137 where it was ended by the signal, and 0 is never one that had to be ended here.</returns>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        try
        {
            await process.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            process.Kill();
            return -1;
        }

        await reading;
        return process.ExitCode;
    }

    /// <summary>What it has written to its error output so far.</summary>
    public IReadOnlyCollection<string> Complaints => errors;

    /// <summary>All that it has written to its error output, once it has ended.</summary>
    public async Task<string> ErrorsAsync()
    {
        await complaining;
        return string.Join('\n', errors);
    }

    /// <summary>Sends it a signal by its name: <c>STOP</c>, <c>CONT</c>.</summary>
    public Task SignalAsync(string signal, CancellationToken cancellationToken) =>
        CommandRun.ExpectSuccessAsync(
            Path.GetTempPath(),
            "kill",
            [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)],
            cancellationToken
        );

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private async Task ComplainAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            errors.Enqueue(line);
        }
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            all.Enqueue(line);
            lines.Writer.TryWrite(line);
        }

        lines.Writer.Complete();
    }
}
