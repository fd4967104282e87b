using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.AspNetCore.Tests.Hosting;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Tests.Processing;

public sealed class ReportTests
{
    private const string Counter = "procur.integrations.webhooks.received";
    private readonly Handlings<FakePaid> handled = new();

    [Fact]
    public async Task Every_arrival_is_counted_by_integration_and_outcome()
    {
        using var metrics = new MetricRecorder();
        await using var host = Host();
        await host.PostAsync(new FakeWebhook("evt_1"));
        await host.PostAsync(new FakeWebhook("evt_1"));
        await host.PostAsync(new FakeWebhook("evt_2") { SignedWith = "wrong" });
        await host.PostAsync(new FakeWebhook("") { Challenge = "abc" });
        handled.Then = static (_, _) => throw new InvalidOperationException("no");
        await host.PostAsync(new FakeWebhook("evt_3"));
        host.Processor.Admit(WebhookRoute.ToIntegration("a stranger's words"));
        Assert.Equal(
            ["fake handled", "fake repeated", "fake refused", "fake handshake", "fake failed", "unknown unknown"],
            metrics.Of(Counter).Select(one => $"{one.Tags["integration"]} {one.Tags["outcome"]}")
        );
    }

    [Fact]
    public async Task An_arrival_is_a_span_that_its_handlers_are_in()
    {
        using var spans = new ActivityRecorder();
        await using var host = Host();
        System.Diagnostics.ActivitySpanId? inside = null;
        handled.Then = (_, _) =>
        {
            inside = System.Diagnostics.Activity.Current?.SpanId;
            return Task.CompletedTask;
        };
        await host.PostAsync(new FakeWebhook("evt_1"));
        await host.PostAsync(new FakeWebhook("evt_2") { SignedWith = "wrong" });
        Assert.Equal(["handled", "refused"], spans.Activities.Select(span => span.GetTagItem("procur.outcome")));
        Assert.All(spans.Activities, span => Assert.Equal("fake", span.GetTagItem("procur.integration")));
        Assert.Equal(spans.Activities[0].SpanId, inside);
        Assert.Equal(System.Diagnostics.ActivityStatusCode.Error, spans.Activities[1].Status);
    }

    [Fact]
    public async Task Neither_content_nor_secret_nor_token_is_seen_anywhere()
    {
        using var metrics = new MetricRecorder();
        using var spans = new ActivityRecorder();
        var service = new FakeService
        {
            Scope = WebhookScope.Address,
            Confirm = static webhookEvent =>
                webhookEvent.Id switch
                {
                    "evt_2" => WebhookConfirmation.Refused("it is not so"),
                    "evt_3" => throw new IntegrationException("fake", "query", IntegrationErrorKind.Unavailable, "down"),
                    _ => WebhookConfirmation.Confirmed(webhookEvent),
                },
        };
        await using var signed = Host();
        await using var unsigned = Host(service);
        var ticket = await unsigned.TicketAsync();
        handled.Then = static (paid, _) => paid.Id == "evt_4" ? throw new InvalidOperationException("no") : Task.CompletedTask;
        foreach (var id in (string[])["evt_1", "evt_1", "evt_2", "evt_3", "evt_4"])
        {
            await signed.PostAsync(new FakeWebhook(id));
            await signed.PostAsync(new FakeWebhook(id) { Note = "canary-other-content" });
            await signed.PostAsync(new FakeWebhook(id) { Tamper = static body => body.Replace("canary", "CANARY") }, "tenant-canary");
            await unsigned.PostToTokenAsync(ticket.Token, new FakeWebhook(id) { SignedWith = null });
        }

        string[] texts =
        [
            .. signed.Logs.Lines.Concat(unsigned.Logs.Lines).Select(line => line.ToString()),
            signed.Audit.Text,
            unsigned.Audit.Text,
            spans.Text,
            metrics.Text,
        ];
        Assert.True(texts.Length >= 24, "Each arrival leaves at least a line.");
        foreach (var forbidden in (string[])["canary", FakeWebhook.Secret, ticket.Token, "fake_key"])
        {
            Assert.All(texts, text => Assert.DoesNotContain(forbidden, text, StringComparison.OrdinalIgnoreCase));
        }
    }

    private WebhookHost Host(FakeService? service = null) =>
        WebhookHost.Create(service, builder => builder.AddWebhookHandler<FakePaid>(handled.HandleAsync));
}
