using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.AspNetCore.Tests.Hosting;
using Procur.Integrations.Connections;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Tests.Processing;

public sealed class RoutingTests
{
    private readonly Handlings<FakePaid> handled = new();

    [Fact]
    public async Task An_event_of_one_tenant_at_anothers_address_is_refused()
    {
        await using var host = Host(WebhookScope.Connection);
        await host.SaveAsync("acme", "acme_secret", "acct_acme");
        await host.SaveAsync("globex", "globex_secret", "acct_globex");
        var ofAcme = new FakeWebhook("evt_1") { Account = "acct_acme", SignedWith = "acme_secret" };
        Assert.Equal(401, (await host.PostAsync(ofAcme, "globex")).Status);
        Assert.Equal(401, (await host.PostAsync(ofAcme)).Status);
        Assert.Empty(handled.Seen);
        Assert.Equal(200, (await host.PostAsync(ofAcme, "acme")).Status);
        Assert.Equal(new WebhookSource("fake", "acme", "default"), Assert.Single(handled.Seen).Source);
    }

    [Fact]
    public async Task Even_with_the_same_secret_an_event_of_one_tenant_is_refused_at_anothers_address()
    {
        await using var host = Host(WebhookScope.App);
        await host.SaveAsync("acme", null, "acct_acme");
        await host.SaveAsync("globex", null, "acct_globex");
        var ofAcme = new FakeWebhook("evt_1") { Account = "acct_acme" };
        Assert.Equal(401, (await host.PostAsync(ofAcme, "globex")).Status);
        Assert.Empty(handled.Seen);
        Assert.Contains(
            host.Audit.Records,
            record => record is { Tenant: "globex", Operation: "webhook.refused", Detail: "the event is of another account" }
        );
    }

    [Fact]
    public async Task A_tenant_without_a_secret_of_its_own_is_not_verified_with_the_hosts()
    {
        await using var host = Host(WebhookScope.Connection);
        await host.SaveAsync("acme", null, "acct_a");
        Assert.Equal(401, (await host.PostAsync(new FakeWebhook("evt_1") { Account = "acct_a" }, "acme")).Status);
        Assert.Empty(handled.Seen);
    }

    [Fact]
    public async Task A_tenant_or_connection_that_is_not_there_is_refused_like_a_wrong_signature()
    {
        await using var host = Host(WebhookScope.Connection);
        await host.SaveAsync("acme", FakeWebhook.Secret, "acct_acme");
        var wrong = await host.PostAsync(new FakeWebhook("evt_1") { SignedWith = "wrong" }, "acme");
        foreach (var (tenant, name) in new[] { ("nobody", null), ("acme", "nothing"), ("-", "nothing") })
        {
            var answer = await host.PostAsync(new FakeWebhook("evt_1"), tenant, name);
            Assert.Equal((wrong.Status, wrong.Body.Length), (answer.Status, answer.Body.Length));
        }

        Assert.Empty(handled.Seen);
    }

    [Fact]
    public async Task Tenants_that_a_stranger_makes_up_do_not_push_out_those_in_use()
    {
        await using var host = Host(WebhookScope.Connection);
        var connections = (IConnections)host.Services.GetService(typeof(IConnections))!;
        var inUse = new List<Connection>();
        for (var i = 0; i < 60; i++)
        {
            await host.SaveAsync($"tenant{i}", "secret", $"acct_{i}");
            inUse.Add(await connections.GetConnectionAsync($"tenant{i}", "fake", null, TestContext.Current.CancellationToken));
        }

        // As many as are ever held, and a few thousand more: they would push out whichever comes first.
        for (var i = 0; i < 13_000; i++)
        {
            await Assert.ThrowsAsync<IntegrationException>(async () =>
                await connections.GetConnectionAsync($"nobody{i}", "fake", null, TestContext.Current.CancellationToken)
            );
        }

        foreach (var connection in inUse)
        {
            Assert.Same(
                connection,
                await connections.GetConnectionAsync(connection.Id.Tenant, "fake", null, TestContext.Current.CancellationToken)
            );
        }
    }

    [Fact]
    public async Task A_tenants_rotated_secret_is_followed()
    {
        await using var host = Host(WebhookScope.Connection);
        await host.SaveAsync("acme", "old_secret", "acct_acme");
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1") { SignedWith = "old_secret" }, "acme")).Status);
        await host.SaveAsync("acme", "new_secret", "acct_acme", with: record => record with { Version = 1 });
        Assert.Equal(401, (await host.PostAsync(new FakeWebhook("evt_2") { SignedWith = "old_secret" }, "acme")).Status);
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_3") { SignedWith = "new_secret" }, "acme")).Status);
    }

    [Fact]
    public async Task One_address_for_all_finds_the_connection_by_its_account()
    {
        await using var host = Host(WebhookScope.App);
        await host.SaveAsync("acme", null, "acct_acme");
        await host.SaveAsync("globex", null, "acct_globex", "second");
        foreach (var account in (string[])["acct_acme", "acct_globex", "acct_a"])
        {
            Assert.Equal(200, (await host.PostAsync(new FakeWebhook($"evt_{account}") { Account = account })).Status);
        }

        Assert.Equal(
            [new("fake", "acme", "default"), new("fake", "globex", "second"), new("fake", "", "default")],
            handled.Seen.Select(seen => seen.Source)
        );
    }

    [Fact]
    public async Task A_delivery_of_several_accounts_is_parted_among_their_connections()
    {
        await using var host = Host(WebhookScope.App);
        await host.SaveAsync("acme", null, "acct_acme");
        await host.SaveAsync("globex", null, "acct_globex", "second");
        var batch = new FakeWebhook("evt_1")
        {
            Account = "acct_acme",
            More =
            [
                new FakeWebhook("evt_2") { Account = "acct_globex" },
                new FakeWebhook("evt_3") { Account = "acct_acme" },
                new FakeWebhook("evt_4") { Account = "acct_stranger" },
                new FakeWebhook("evt_5") { Account = "acct_a" },
            ],
        };
        Assert.Equal(200, (await host.PostAsync(batch)).Status);
        Assert.Equal(
            ["evt_1 acme", "evt_2 globex", "evt_3 acme", "evt_5 "],
            handled.Seen.Select(seen => $"{seen.Id} {seen.Source.Tenant}").Order(StringComparer.Ordinal)
        );
        Assert.Single(host.Audit.Records, record => record is { Operation: "webhook.refused" });
    }

    [Fact]
    public async Task A_delivery_of_several_accounts_that_nobody_has_is_refused()
    {
        await using var host = Host(WebhookScope.App);
        var batch = new FakeWebhook("evt_1") { Account = "acct_x", More = [new FakeWebhook("evt_2") { Account = "acct_y" }] };
        Assert.Equal(401, (await host.PostAsync(batch)).Status);
        Assert.Empty(handled.Seen);
    }

    [Fact]
    public async Task One_address_for_all_refuses_an_account_that_nobody_has()
    {
        await using var host = Host(WebhookScope.App);
        await host.SaveAsync("acme", null, "acct_acme");
        Assert.Equal(401, (await host.PostAsync(new FakeWebhook("evt_1") { Account = "acct_stranger" })).Status);
        Assert.Empty(handled.Seen);
    }

    [Fact]
    public async Task One_address_for_all_refuses_what_the_found_connections_own_secret_does_not_sign()
    {
        await using var host = Host(WebhookScope.App);
        await host.SaveAsync("acme", "acmes_own_app", "acct_acme");
        Assert.Equal(401, (await host.PostAsync(new FakeWebhook("evt_1") { Account = "acct_acme" })).Status);
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1") { Account = "acct_acme", SignedWith = "acmes_own_app" })).Status);
        Assert.Single(handled.Seen);
    }

    [Fact]
    public async Task One_address_for_all_does_not_guess_between_connections_of_one_account()
    {
        await using var host = Host(WebhookScope.App);
        await host.SaveAsync("acme", null, "acct_shared");
        await host.SaveAsync("globex", null, "acct_shared");
        Assert.Equal(401, (await host.PostAsync(new FakeWebhook("evt_1") { Account = "acct_shared" })).Status);
        Assert.Contains(
            host.Audit.Records,
            record => record.Detail!.StartsWith("several connections have this account", StringComparison.Ordinal)
        );
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1") { Account = "acct_shared" }, "globex")).Status);
        Assert.Equal("globex", Assert.Single(handled.Seen).Source.Tenant);
    }

    [Fact]
    public async Task One_address_for_all_finds_a_configured_account_too()
    {
        await using var host = Host(
            WebhookScope.App,
            builder => new FakeService { Scope = WebhookScope.App }.Add(builder.Services, "eu"),
            new()
            {
                ["Integrations:fake:Accounts:eu:SigningSecret"] = FakeWebhook.Secret,
                ["Integrations:fake:Accounts:eu:Account"] = "acct_eu",
            }
        );
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1") { Account = "acct_eu" })).Status);
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_2") { Account = "acct_a" })).Status);
        Assert.Equal(401, (await host.PostAsync(new FakeWebhook("evt_3") { Account = "acct_c" })).Status);
    }

    [Fact]
    public async Task Where_no_configured_account_says_whose_it_is_each_is_asked_after_verification()
    {
        var eu = new FakeService
        {
            Scope = WebhookScope.App,
            WhoAmI = static () => Task.FromResult(new ConnectionTestResult(true, "fine") { Account = new ConnectedAccount("acct_eu") }),
        };
        var handledInEu = new Handlings<FakePaid>();
        await using var host = Host(
            WebhookScope.App,
            builder => eu.Add(builder.Services, "eu").AddWebhookHandler<FakePaid>(handledInEu.HandleAsync),
            new() { ["Integrations:fake:Account"] = null, ["Integrations:fake:Accounts:eu:SigningSecret"] = FakeWebhook.Secret }
        );
        Assert.Equal(401, (await host.PostAsync(new FakeWebhook("evt_0") { Account = "acct_eu", SignedWith = "wrong" })).Status);
        Assert.Equal(0, host.Service.Questions + eu.Questions);
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1") { Account = "acct_eu" })).Status);
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_2") { Account = "acct_asked" })).Status);
        Assert.Equal(401, (await host.PostAsync(new FakeWebhook("evt_3") { Account = "acct_c" })).Status);
        Assert.Equal("eu", Assert.Single(handledInEu.Seen).Source.Connection);
        Assert.Equal("default", Assert.Single(handled.Seen).Source.Connection);
    }

    [Fact]
    public async Task A_handshake_without_an_account_is_answered_with_the_apps_secret()
    {
        await using var host = Host(WebhookScope.App);
        await host.SaveAsync("acme", null, "acct_acme");
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("") { Challenge = "abc" })).Status);
        Assert.Equal(401, (await host.PostAsync(new FakeWebhook("") { Challenge = "abc", SignedWith = "wrong" })).Status);
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_refused_for_its_signature_and_breaks_nothing()
    {
        await using var host = Host(WebhookScope.App);
        var webhook = new FakeWebhook("evt_1") { Tamper = static _ => "<html>" };
        Assert.Equal(401, (await host.PostAsync(webhook)).Status);
    }

    [Fact]
    public async Task An_integration_that_is_not_there_is_not_found()
    {
        await using var host = Host(WebhookScope.Connection);
        Assert.Equal(404, host.Processor.Admit(WebhookRoute.ToIntegration("nothing"))?.Status);
        Assert.Null(host.Processor.Admit(WebhookRoute.ToIntegration("fake")));
    }

    [Fact]
    public async Task Addresses_to_register_lead_back_to_their_connections()
    {
        await using var host = Host(
            WebhookScope.Connection,
            settings: new() { ["Integrations:Webhooks:PublicBaseUrl"] = "https://pay.example.com/shop/" }
        );
        var addresses = (IWebhookAddresses)host.Services.GetService(typeof(IWebhookAddresses))!;
        var found = new (string, string)[] { ("", "default"), ("", "eu"), ("acme & co", "default"), ("acme", "second") }.Select(id =>
            addresses.Of(new ConnectionId(id.Item1, "fake", id.Item2))?.AbsoluteUri
        );
        Assert.Equal(
            [
                "https://pay.example.com/shop/api/webhooks/fake",
                "https://pay.example.com/shop/api/webhooks/fake/-/eu",
                "https://pay.example.com/shop/api/webhooks/fake/acme%20%26%20co",
                "https://pay.example.com/shop/api/webhooks/fake/acme/second",
            ],
            found
        );
        var ticket = await host.TicketAsync();
        Assert.Equal($"https://pay.example.com/shop/api/webhooks/c/{ticket.Token}", addresses.Of(ticket)?.AbsoluteUri);
    }

    private WebhookHost Host(WebhookScope scope, Action<IIntegrationBuilder>? with = null, Dictionary<string, string?>? settings = null) =>
        WebhookHost.Create(
            new FakeService { Scope = scope },
            builder =>
            {
                builder.AddWebhookHandler<FakePaid>(handled.HandleAsync);
                with?.Invoke(builder);
            },
            settings
        );
}
