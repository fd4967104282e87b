using System.Buffers;
using Procur.Integrations.Sandbox;
using Procur.Integrations.System.Tests.Faults;
using Procur.Integrations.System.Tests.Hosting;
using Procur.Integrations.TestKit;

namespace Procur.Integrations.System.Tests.Canaries;

/// <summary>No secret and no personal data in any log line, span, metric tag, exception or audit record, whatever goes wrong, at the most talkative level.</summary>
public sealed class CanaryTests
{
    private const int AtOnce = 24;

    private static readonly string[] Faults =
    [
        "latency=3s",
        "rate-limited=3600",
        "server-error*9",
        "server-error-after-commit",
        "unavailable*9",
        "reset-after-commit*9",
        "truncated-body*9",
        "html-body*9",
    ];

    [Fact]
    public async Task No_output_holds_a_secret_or_personal_data()
    {
        var token = TestContext.Current.CancellationToken;
        using var spans = new ActivityRecorder();
        using var metrics = new MetricRecorder(everywhere: true);
        await using var host = await TenantHost.StartAsync(Impatient, token);
        var output = new List<string>();
        var canaries = new List<Canary> { new("a phone number", "708374149"), new("an e-mail address", "buyer@acme.example") };
        var runs = ChangingCalls.All.SelectMany(call => Faults.Append("none").Select(fault => (call, fault))).ToList();
        var kept = new Lock();
        // Not all at once: with every service's calls together, the preparations themselves would meet the time-outs that are under test.
        await Parallel.ForEachAsync(
            runs,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = token },
            async (run, _) =>
            {
                var tenant = await host.NewTenantAsync(run.call.Integration, token);
                var bench = new FaultBench(host, tenant, run.call.Integration, token);
                var found = await StrikeAsync(bench, run.call, run.fault);
                var record = await host.Store.FindAsync(new(tenant, run.call.Integration, "default"), token);
                lock (kept)
                {
                    output.AddRange(found);
                    canaries.AddRange(record!.Secrets.Select(secret => new Canary($"{run.call.Integration} {secret.Key}", secret.Value!)));
                }
            }
        );

        output.AddRange(host.Logs.Lines.Select(line => line.ToString()));
        output.AddRange(host.Audit.Records.Select(record => record.ToString()));
        output.Add(spans.Text);
        output.Add(metrics.Text);

        Assert.True(output.Count > runs.Count, "Nothing was recorded, so nothing was tested.");
        Assert.True(spans.Activities.Count > 0 && metrics.All.Count > 0 && host.Audit.Records.Count > 0 && host.Logs.Lines.Count > 0);
        AssertAbsent(canaries, string.Join('\n', output));
    }

    // One pass for all: thousands of secrets in several forms, each sought by itself through so much text, take minutes.
    private static void AssertAbsent(List<Canary> canaries, string text)
    {
        var forms = canaries
            .SelectMany(canary => canary.Forms().Select(form => (Form: form, canary.What)))
            .DistinctBy(pair => pair.Form, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(pair => pair.Form, pair => pair.What, StringComparer.OrdinalIgnoreCase);
        var at = text.AsSpan().IndexOfAny(SearchValues.Create([.. forms.Keys], StringComparison.OrdinalIgnoreCase));
        if (at >= 0)
        {
            var found = forms.First(form => text.AsSpan(at).StartsWith(form.Key, StringComparison.OrdinalIgnoreCase));
            Assert.Fail($"{found.Value} leaked: …{Around(text, at)}…");
        }
    }

    private static string Around(string text, int at) => at < 0 ? "" : text[Math.Max(0, at - 120)..Math.Min(text.Length, at + 20)];

    private static void Impatient(ResilienceOptions options)
    {
        options.AttemptTimeout = TimeSpan.FromSeconds(1);
        options.TotalTimeout = TimeSpan.FromSeconds(5);
        options.BaseDelay = TimeSpan.FromMilliseconds(20);
        options.MaxDelay = TimeSpan.FromMilliseconds(50);
        options.BreakerMinimumThroughput = 1_000;
    }

    private static async Task<List<string>> StrikeAsync(FaultBench bench, ChangingCall call, string fault)
    {
        var subject = await call.Prepare(bench);
        if (fault != "none")
        {
            var struck = SandboxFault.Parse($"{call.Integration}:{fault}") with { Account = bench.Tenant, Operation = call.Operation };
            await bench.Host.Sandbox.Control.AddFaultAsync(struck, bench.Token);
        }

        try
        {
            await call.Call(bench, subject, "op");
            return [];
        }
        catch (IntegrationException e)
        {
            return [e.ToString(), e.ProviderMessage ?? "", e.ProviderCode ?? "", e.JournalKey ?? ""];
        }
    }
}
