using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Procur.Integrations.System.Tests.Wire;

/// <summary>The mock that serves the vendors' own specifications and checks every request against them. It stands beside the checkout, where it stands at all.</summary>
internal sealed partial class SpecMock : IAsyncDisposable
{
    private readonly Process process;
    private readonly HttpClient http = new();

    private SpecMock(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>Its root, with the service's document at it. Ends with a slash.</summary>
    public Uri Address { get; }

    private static string Shared => Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared"));

    private static string Prepared => Repository.PathOf("artifacts", "spec-mock");

    /// <summary>Starts it for one document; skips where the specifications are not there.</summary>
    public static async Task<SpecMock> StartAsync(string provider, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Path.Combine(Shared, "specs")))
        {
            Assert.Skip("The vendors' specifications do not stand beside this checkout, so the wire is not checked against them.");
        }

        if (!Directory.Exists(Path.Combine(Prepared, "node_modules")))
        {
            Repository.SkipOrFail("The specification mock is not prepared: run .ci/prepare-node (it needs node and npm).");
        }

        var start = new ProcessStartInfo(
            "node",
            [Path.Combine(Prepared, "spec-mock.mjs"), "--provider", provider, "--port", "0", "--specs", Path.Combine(Shared, "specs")]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var line =
            await process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException(
                "The mock did not start: " + await process.StandardError.ReadToEndAsync(cancellationToken)
            );
        return new SpecMock(process, new Uri(AddressPattern().Match(line).Value));
    }

    /// <summary>How many requests came.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        using var log = JsonDocument.Parse(await http.GetStringAsync(new Uri(Address, "/__log"), cancellationToken));
        return log.RootElement.GetProperty("count").GetInt32();
    }

    /// <summary>What is wrong with the requests so far, one text a request; empty where all fit.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync(CancellationToken cancellationToken)
    {
        using var log = JsonDocument.Parse(await http.GetStringAsync(new Uri(Address, "/__log?violations=1"), cancellationToken));
        return [.. log.RootElement.GetProperty("requests").EnumerateArray().Select(entry => entry.GetRawText())];
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        http.Dispose();
    }

    [GeneratedRegex(@"https?://[0-9.]+:\d+/")]
    private static partial Regex AddressPattern();
}
