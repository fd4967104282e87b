using Procur.Integrations.Sandbox;
using Procur.Integrations.System.Tests.Faults;
using Procur.Integrations.System.Tests.Hosting;
using Procur.Integrations.TestKit;

namespace Procur.Integrations.System.Tests.Canaries;

/// <summary>No secret and no personal data in any log line, span, metric tag, exception or audit record, whatever goes wrong, at the most talkative level.</summary>
public sealed class CanaryTests
{
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
        await Task.WhenAll(
            runs.Select(async run =>
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
            })
        );

        output.AddRange(host.Logs.Lines.Select(line => line.ToString()));
        output.AddRange(host.Audit.Records.Select(record => record.ToString()));
        output.Add(spans.Text);
        output.Add(metrics.Text);

        Assert.True(output.Count > runs.Count, "Nothing was recorded, so nothing was tested.");
        Assert.True(spans.Activities.Count > 0 && metrics.All.Count > 0 && host.Audit.Records.Count > 0 && host.Logs.Lines.Count > 0);
        var all = string.Join('\n', output);
        foreach (var canary in canaries)
        {
            foreach (var form in canary.Forms())
            {
                var at = all.IndexOf(form, StringComparison.OrdinalIgnoreCase);
                Assert.True(at < 0, $"{canary.What} leaked: …{Around(all, at)}…");
            }
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
