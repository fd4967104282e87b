using System.Diagnostics;
using System.Globalization;
using Procur.Integrations.System.Tests.Packaging;

namespace Procur.Integrations.System.Tests.Samples;

/// <summary>The sample WebhookHost in a process of its own, on a free port.</summary>
internal sealed class RunningSample : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> error;

    private RunningSample(Process process, Uri address)
    {
        this.process = process;
        // All the time: a pipe that nobody empties stops who writes to it.
        output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Everything that it has printed, once it was ended.</summary>
    public string Printed { get; private set; } = "";

    public static string Program
    {
        get
        {
            var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
            var program = Repository.PathOf("samples", "WebhookHost", "bin", configuration, "net10.0", "WebhookHost.dll");
            if (!File.Exists(program))
            {
                Repository.SkipOrFail("The sample is not built: run dotnet build at the top.");
            }

            return program;
        }
    }

    public static async Task<RunningSample> StartAsync(string folder, string? database, CancellationToken cancellationToken)
    {
        string[] where = database is null ? [] : ["--database", database];
        var process = CommandRun.Start(
            folder,
            "dotnet",
            [Program, "--urls", "http://127.0.0.1:0", .. where],
            [new("Integrations__Keys__DevelopmentFile", Path.Combine(folder, "development.key"))]
        );
        var line = await process.StandardOutput.ReadLineAsync(cancellationToken);
        if (line?.StartsWith("listening at ", StringComparison.Ordinal) != true)
        {
            Assert.Fail($"The sample did not start: {line} {await process.StandardError.ReadToEndAsync(cancellationToken)}");
        }

        return new RunningSample(process, new Uri(line["listening at ".Length..]));
    }

    /// <summary>Ends it as a service manager does: Ctrl+C is not heard by every process that a test starts.</summary>
    public async Task<int> EndAsync(CancellationToken testsToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(testsToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        var cancellationToken = limit.Token;
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(cancellationToken);
        }

        await process.WaitForExitAsync(cancellationToken);
        Printed = await output + await error;
        return process.ExitCode;
    }

    public ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
        return ValueTask.CompletedTask;
    }
}
