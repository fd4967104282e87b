using Procur.Integrations.Sandbox;
using Procur.Integrations.System.Tests.Hosting;

namespace Procur.Integrations.System.Tests.Faults;

/// <summary>
/// Every fault of the sandbox against every changing call: what the library says never contradicts the service's ledger, and the ledger never holds an
/// effect twice, asked once or again and again under the same operation key.
/// </summary>
/// <remarks>Part of the long set: whole with <c>PROCUR_LONG=1</c>, else a few faults a call, chosen by <see cref="LongSet.Seed"/>.</remarks>
public sealed class FaultMatrixTests
{
    private static readonly string[] Faults =
    [
        "latency=5s",
        "rate-limited=1",
        "rate-limited-bare",
        "rate-limited=3600",
        "server-error",
        "server-error*9",
        "server-error-after-commit",
        "unavailable",
        "unavailable*9",
        "reset-before-commit",
        "reset-before-commit*9",
        "reset-after-commit",
        "reset-after-commit*9",
        "commit-late=1h",
        "truncated-body",
        "truncated-body*9",
        "html-body",
        "slow-drip=5s",
    ];

    private const int FaultsACall = 4;

    public static TheoryData<string> Calls => [.. ChangingCalls.All.Select(call => $"{call.Integration}: {call.Name}")];

    [Theory]
    [Trait(LongSet.Trait, LongSet.Name)]
    [MemberData(nameof(Calls))]
    public async Task What_is_said_never_contradicts_the_ledger(string name)
    {
        var call = ChangingCalls.All.Single(call => $"{call.Integration}: {call.Name}" == name);
        var faults = LongSet.Of(name, Faults, FaultsACall);
        TestContext.Current.TestOutputHelper?.WriteLine($"{string.Join(", ", faults)} ({LongSet.SeedVariable}={LongSet.Seed})");
        var token = TestContext.Current.CancellationToken;
        await using var host = await TenantHost.StartAsync(Impatient, token);
        await Task.WhenAll(faults.Select(fault => StrikeAsync(host, call, fault, token)));
    }

    [Fact]
    public void The_part_that_runs_by_default_has_every_fault() =>
        Assert.Equal(
            Faults.Order(StringComparer.Ordinal),
            Calls.SelectMany(call => LongSet.Of(call.Data, Faults, FaultsACall)).Distinct().Order(StringComparer.Ordinal)
        );

    [Fact]
    public void No_changing_operation_is_left_out()
    {
        foreach (var integration in ChangingCalls.All.Select(call => call.Integration).Distinct())
        {
            var struck = ChangingCalls
                .All.Where(call => call.Integration == integration)
                .Select(call => call.ClientOperation ?? call.Operation);
            Assert.Equal(
                ChangingOperations.ByIntegration[integration].Except(ChangingOperations.NotStruck.Keys).Order(StringComparer.Ordinal),
                struck.Distinct().Order(StringComparer.Ordinal)
            );
        }
    }

    [Fact]
    public async Task Without_a_fault_every_call_takes_effect_once()
    {
        var token = TestContext.Current.CancellationToken;
        await using var host = await TenantHost.StartAsync(Impatient, token);
        foreach (var call in ChangingCalls.All)
        {
            var bench = await BenchAsync(host, call, token);
            var subject = await call.Prepare(bench);
            var before = await EffectsAsync(host, call, bench);
            await call.Call(bench, subject, "op");
            Assert.Equal(before + 1, await EffectsAsync(host, call, bench));
        }
    }

    private static void Impatient(ResilienceOptions options)
    {
        options.AttemptTimeout = TimeSpan.FromSeconds(2);
        options.TotalTimeout = TimeSpan.FromSeconds(8);
        options.BaseDelay = TimeSpan.FromMilliseconds(20);
        options.MaxDelay = TimeSpan.FromMilliseconds(50);
        options.BreakerMinimumThroughput = 1_000;
    }

    private static async Task<FaultBench> BenchAsync(TenantHost host, ChangingCall call, CancellationToken token) =>
        new(host, await host.NewTenantAsync(call.Integration, token), call.Integration, token);

    private static async Task StrikeAsync(TenantHost host, ChangingCall call, string fault, CancellationToken token)
    {
        var bench = await BenchAsync(host, call, token);
        var subject = await call.Prepare(bench);
        var before = await EffectsAsync(host, call, bench);
        var struck = SandboxFault.Parse($"{call.Integration}:{fault}") with { Account = bench.Tenant, Operation = call.Operation };
        await host.Sandbox.Control.AddFaultAsync(struck, token);
        var story = $"{call.Integration} {call.Name}, {fault}:";
        var settled = false;
        for (var ask = 0; ask < (call.IsUnnamed ? 1 : 3); ask++)
        {
            var said = await AskAsync(call, bench, subject);
            var effects = await EffectsAsync(host, call, bench) - before;
            story += $" {said} with {effects} in the ledger;";
            Assert.True(call.MayBeWrittenTwice || effects <= 1, story);
            Assert.True(said != "done" || effects >= 1, story);
            Assert.True(said != "not done" || effects == 0, story);
            Assert.False(settled && said != "done", story);
            settled |= said == "done";
        }

        // What the service had put off comes now, and must not be a second one.
        await host.Sandbox.Control.ReleaseCommitsAsync(token);
        var late = await EffectsAsync(host, call, bench) - before;
        Assert.True(call.MayBeWrittenTwice || late <= 1, $"{story} {late} in the ledger at last");
    }

    private static async Task<string> AskAsync(ChangingCall call, FaultBench bench, string subject)
    {
        try
        {
            await call.Call(bench, subject, "op");
            return "done";
        }
        catch (IntegrationException e)
        {
            return e.OutcomeUnknown ? "unknown" : "not done";
        }
    }

    private static async Task<int> EffectsAsync(TenantHost host, ChangingCall call, FaultBench bench)
    {
        var ledger = await host.Sandbox.Control.GetLedgerAsync(call.Integration, bench.Tenant, call.Effect, bench.Token);
        return ledger.Count;
    }
}
