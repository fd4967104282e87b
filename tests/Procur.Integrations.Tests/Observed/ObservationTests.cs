using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Procur.Integrations.Audit;
using Procur.Integrations.Connections;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Observed;

/// <summary>One span, one measurement, one log line and one audit record an operation, however often it was sent.</summary>
public sealed class ObservationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_with_three_tries_is_one_operation()
    {
        using var spans = new ActivityRecorder();
        using var metrics = new MetricRecorder();
        await using var standIn = StandIn.Start(Reply.Busy("3"), Reply.Json("{}", 503), Reply.Json("{}").With("Request-Id", "req_1"));
        await using var host = DemoHost.Create(standIn);

        await host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.IdempotentByKey), Token);

        var span = Assert.Single(spans.Activities);
        Assert.Equal("demo things.create", span.OperationName);
        Assert.Equal("demo", span.GetTagItem("procur.integration"));
        Assert.Equal("things.create", span.GetTagItem("procur.operation"));
        Assert.Equal("done", span.GetTagItem("procur.outcome"));
        Assert.Equal(3, span.GetTagItem("procur.attempts"));
        Assert.Equal(2, span.GetTagItem("http.request.resend_count"));
        Assert.Equal(200, span.GetTagItem("http.response.status_code"));
        Assert.Equal(System.Diagnostics.ActivityStatusCode.Unset, span.Status);
        var measured = Assert.Single(metrics.Of("procur.integrations.operation.duration"));
        Assert.Equal(
            ("demo", "things.create", "done", 3),
            (measured["integration"], measured["operation"], measured["outcome"], measured["attempts"])
        );
        Assert.InRange(measured.Value, 3, 5);
        var record = Assert.Single(host.Audit.Records);
        Assert.Equal(
            ("done", 3, "req_1", "demo", "default"),
            (record.Outcome, record.Attempts, record.ProviderRequestId, record.Integration, record.Connection)
        );
        Assert.Equal(host.Time.GetUtcNow(), record.At);
        Assert.InRange(record.Duration, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5));
        Assert.Equal(LogLevel.Debug, Assert.Single(host.Logs.Lines, line => line.Category == "Procur.Integrations").Level);
    }

    [Theory]
    [InlineData(400, "validation")]
    [InlineData(401, "authentication")]
    [InlineData(402, "refused")]
    [InlineData(403, "permission")]
    [InlineData(404, "not_found")]
    [InlineData(409, "conflict")]
    [InlineData(429, "rate_limited")]
    [InlineData(503, "unknown")]
    public async Task A_failure_is_told_by_its_kind(int status, string outcome)
    {
        using var spans = new ActivityRecorder();
        using var metrics = new MetricRecorder();
        await using var standIn = StandIn.Start().Always(_ => Reply.Busy("3600", status));
        await using var host = DemoHost.Create(standIn);

        await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token));

        Assert.Equal(outcome, Assert.Single(spans.Activities).GetTagItem("procur.outcome"));
        Assert.Equal(System.Diagnostics.ActivityStatusCode.Error, spans.Activities[0].Status);
        Assert.Equal(outcome, Assert.Single(metrics.Of("procur.integrations.operation.duration"))["outcome"]);
        Assert.Equal(outcome, Assert.Single(host.Audit.Records).Outcome);
        Assert.Equal(LogLevel.Warning, Assert.Single(host.Logs.Lines, line => line.Category == "Procur.Integrations").Level);
    }

    [Fact]
    public async Task A_tenants_call_is_told_as_his()
    {
        using var spans = new ActivityRecorder();
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);
        var id = new ConnectionId("acme", "demo", "second");
        await host.Get<IConnectionStore>()
            .SaveAsync(new ConnectionRecord(id) { Secrets = new Dictionary<string, string?> { ["ApiKey"] = "k" } }, Token);
        var service = await host.Get<IConnections>().GetAsync<IDemoService>("acme", "demo", "second", Token);

        await service.SendAsync(Calls.Read(), Token);

        Assert.Equal("acme", Assert.Single(spans.Activities).GetTagItem("procur.tenant"));
        var record = Assert.Single(host.Audit.Records);
        Assert.Equal(("acme", "second"), (record.Tenant, record.Connection));
    }

    [Fact]
    public async Task An_unknown_outcome_is_told_with_the_key_that_settles_it()
    {
        await using var standIn = StandIn.Start(Reply.Reset);
        await using var host = DemoHost.Create(standIn);

        await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent, operationKey: "pay 17"), Token)
        );

        Assert.Equal("pay 17/things.create", Assert.Single(host.Audit.Records).JournalKey);
    }

    [Fact]
    public async Task A_broken_sink_changes_nothing_and_the_others_get_their_record()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn, before: services => services.AddSingleton<IAuditSink>(new BrokenSink()));

        await host.Get<IDemoService>().SendAsync(Calls.Read(), Token);

        Assert.Single(host.Audit.Records);
        Assert.Contains(
            host.Logs.Lines,
            line => line.Level == LogLevel.Error && line.Message.Contains("BrokenSink", StringComparison.Ordinal)
        );
    }
}
