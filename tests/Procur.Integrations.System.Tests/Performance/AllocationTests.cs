using System.Diagnostics;

namespace Procur.Integrations.System.Tests.Performance;

/// <summary>What a call allocates, held against bare <see cref="HttpClient"/> doing the same. Bytes repeat on any machine, times do not.</summary>
public sealed class AllocationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // The goal is 1.4 of an optimised build; what is built for debugging pays a little more on either side.
    [Fact]
    public async Task A_call_through_the_whole_pipeline_stays_within_one_and_a_half_times_the_floors_bytes()
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
