using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.AspNetCore.Tests.Hosting;
using Procur.Integrations.Connections;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Tests.Processing;

public sealed class AddressScopeTests
{
    private readonly Handlings<FakePaid> handled = new();

    [Fact]
    public async Task A_callback_at_a_live_token_is_handled_for_the_connection_of_its_ticket()
    {
        await using var host = Host();
        await host.SaveAsync("acme", null, "acct_acme");
        var ticket = await host.TicketAsync(new ConnectionId("acme", "fake", "default"));
        var answer = await host.PostToTokenAsync(ticket.Token, Unsigned("evt_1") with { Account = "acct_acme" });
        Assert.Equal(200, answer.Status);
        Assert.Equal("acme", Assert.Single(handled.Seen).Source.Tenant);
    }

    [Fact]
    public async Task Forged_and_true_callbacks_get_the_same_answer_by_the_same_way()
    {
        await using var host = Host();
        var ticket = await host.TicketAsync();
        var ended = await host.TicketAsync(endsAt: host.Time.GetUtcNow());
        var real = await host.PostToTokenAsync(ticket.Token, Unsigned("evt_1"));
        Assert.Equal(1, host.Service.Verifications);
        var forged = await host.PostToTokenAsync(new string('0', ticket.Token.Length), Unsigned("evt_2"));
        Assert.Equal(2, host.Service.Verifications);
        var late = await host.PostToTokenAsync(ended.Token, Unsigned("evt_3"));
        var foreign = await host.PostToTokenAsync(ticket.Token, Unsigned("evt_4") with { Account = "acct_b" });
        var bare = await host.PostAsync(Unsigned("evt_5"));
        Assert.All(
            [forged, late, foreign, bare],
            answer =>
            {
                Assert.Equal(real.Status, answer.Status);
                Assert.Equal(real.ContentType, answer.ContentType);
                Assert.Equal(real.Headers, answer.Headers);
                Assert.True(real.Body.Span.SequenceEqual(answer.Body.Span));
            }
        );
        Assert.Equal("evt_1", Assert.Single(handled.Seen).Id);
    }

    [Fact]
    public async Task A_callback_that_the_service_does_not_confirm_gets_the_same_answer_and_no_handler_sees_it()
    {
        var service = new FakeService { Scope = WebhookScope.Address, Confirm = static _ => WebhookConfirmation.Refused("it is not so") };
        await using var host = Host(service);
        var ticket = await host.TicketAsync();
        var real = await host.PostToTokenAsync(ticket.Token, Unsigned("evt_1"));
        var forged = await host.PostToTokenAsync("0", Unsigned("evt_1"));
        Assert.Equal((forged.Status, forged.Body.Length), (real.Status, real.Body.Length));
        Assert.Empty(handled.Seen);
    }

    [Fact]
    public async Task A_callback_that_fails_here_is_not_acknowledged()
    {
        await using var host = Host();
        handled.Then = static (_, _) => throw new InvalidOperationException("no");
        var ticket = await host.TicketAsync();
        Assert.Equal(500, (await host.PostToTokenAsync(ticket.Token, Unsigned("evt_1"))).Status);
    }

    [Fact]
    public async Task A_token_of_a_service_that_signs_is_no_substitute_for_the_signature()
    {
        await using var host = Host(new FakeService());
        var ticket = await host.TicketAsync();
        Assert.Equal(401, (await host.PostToTokenAsync(ticket.Token, Unsigned("evt_1"))).Status);
        Assert.Equal(200, (await host.PostToTokenAsync(ticket.Token, new FakeWebhook("evt_1"))).Status);
        Assert.Equal(404, (await host.PostToTokenAsync("0", new FakeWebhook("evt_2"))).Status);
        Assert.Single(handled.Seen);
    }

    private static FakeWebhook Unsigned(string id) => new(id) { SignedWith = null };

    private WebhookHost Host(FakeService? service = null) =>
        WebhookHost.Create(
            service ?? new FakeService { Scope = WebhookScope.Address },
            builder => builder.AddWebhookHandler<FakePaid>(handled.HandleAsync)
        );
}
