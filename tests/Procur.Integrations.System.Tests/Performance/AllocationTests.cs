using System.Diagnostics;

namespace Procur.Integrations.System.Tests.Performance;

/// <summary>What a call allocates, held against bare <see cref="HttpClient"/> doing the same. Bytes repeat on any machine, times do not.</summary>
public sealed class AllocationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // One and a half times the floor; 0.4 more where the intent is noted before it is sent, which no floor does.
    [Fact]
    public async Task A_call_through_the_whole_pipeline_stays_within_its_share_of_the_floors_bytes()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var program = Repository.PathOf(
            "tests",
            "Procur.Integrations.Benchmarks",
            "bin",
            configuration,
            "net10.0",
            "Procur.Integrations.Benchmarks.dll"
        );
        var start = new ProcessStartInfo("dotnet", [program, "bytes", "1.5"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        TestContext.Current.TestOutputHelper?.WriteLine(output);
        Assert.True(process.ExitCode == 0, output);
    }
}
