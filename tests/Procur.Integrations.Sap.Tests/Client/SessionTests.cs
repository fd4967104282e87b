using System.Text.Json.Nodes;
using Procur.Integrations.Connections;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Sap.Tests;

/// <summary>The token against forged requests and its session.</summary>
public sealed class SessionTests : SapSuite
{
    [Fact]
    public async Task A_token_is_fetched_once_with_its_cookies_however_many_calls_change_something()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token)));

        var posts = await SentAsync("POST");
        Assert.Single(await SentAsync("HEAD"));
        Assert.Equal(5, posts.Count);
        Assert.Single(posts.Select(post => post.Headers["X-CSRF-Token"]).Distinct());
        var cookie = Assert.Single(posts.Select(post => post.Headers["Cookie"]).Distinct());
        Assert.Contains("SAP_SESSIONID_S4H_100=", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("HttpOnly", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_session_that_ended_is_begun_anew_once_and_the_call_takes_effect_once()
    {
        await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);
        await ActAsync("end-sessions");

        await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);

        Assert.Equal(2, (await SentAsync("HEAD")).Count);
        Assert.Equal([201, 403, 201], (await SentAsync("POST")).Select(request => request.Status!.Value));
        Assert.Equal(2, (await World.EffectsAsync("purchase-order", Token)).Count);
    }

    [Fact]
    public async Task A_read_asks_for_no_token()
    {
        await Client.ListSuppliersAsync(new SapQuery(), Token);

        Assert.Empty(await SentAsync("HEAD"));
    }

    [Fact]
    public async Task Two_tenants_at_once_never_share_a_session()
    {
        var other = await World.Sandbox.Control.CreateAccountAsync("sap", "globex", Token);
        var store = World.Get<IConnectionStore>();
        foreach (var (tenant, settings) in new[] { ("acme", World.Sandbox.Account("sap").Settings), ("globex", other.Settings) })
        {
            await store.SaveAsync(
                new ConnectionRecord(new ConnectionId(tenant, "sap", ConnectionId.DefaultName))
                {
                    Environment = IntegrationEnvironment.Sandbox,
                    Settings = settings.Where(setting => setting.Key is not ("Password" or "Environment")).ToDictionary(),
                    Secrets = settings.Where(setting => setting.Key == "Password").ToDictionary(),
                },
                Token
            );
        }

        var connections = World.Get<IConnections>();
        await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(async i =>
                {
                    var erp = await connections.GetAsync<IErpConnector>(i % 2 == 0 ? "acme" : "globex", "sap", cancellationToken: Token);
                    await erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);
                })
        );

        var posts = await SentAsync("POST");
        Assert.All(posts, post => Assert.Equal(201, post.Status));
        var sessions = posts
            .GroupBy(post => post.Account)
            .Select(group => group.Select(post => post.Headers["Cookie"]).Distinct().Single());
        Assert.Equal(2, sessions.Distinct().Count());
    }

    [Fact]
    public async Task A_rotated_password_begins_a_session_of_its_own()
    {
        await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);
        await World.Sandbox.Control.RotateCredentialAsync("sap", "default", "Password", Token);
        World.Host.Set("Integrations:Sap:Password", World.Sandbox.Account("sap").Settings["Password"]);

        await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);

        Assert.Equal(2, (await SentAsync("HEAD")).Count);
    }

    [Fact]
    public async Task A_service_that_gives_no_token_is_a_protocol_failure_and_nothing_is_in_doubt()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Empty(200));
        using var connection = SapIntegration.CreateConnection(SapHosts.Options(standIn.Endpoint));

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            new SapClient(connection).SendRawAsync(new SapRawCall("sap/opu/odata/sap/Z", HttpMethod.Post, "A"), Token)
        );

        Assert.Equal((IntegrationErrorKind.Protocol, false), (e.Kind, e.OutcomeUnknown));
        Assert.Equal(["HEAD", "HEAD"], standIn.Received.Select(request => request.Method));
        Assert.Equal(["/sap/opu/odata/sap/Z/", "/sap/opu/odata/sap/Z"], standIn.Received.Select(request => request.Path));
    }

    [Fact]
    public async Task A_token_that_comes_with_an_error_is_taken()
    {
        await using var standIn = StandIn
            .Start()
            .Always(request =>
                request.Method == "HEAD"
                    ? Reply.Empty(404).With("X-CSRF-Token", "t1").With("Set-Cookie", "a=1; path=/")
                    : Reply.Json("""{"d":{}}""")
            );
        using var connection = SapIntegration.CreateConnection(SapHosts.Options(standIn.Endpoint));

        await new SapClient(connection).SendRawAsync(new SapRawCall("sap/opu/odata/sap/Z", HttpMethod.Post, "A"), Token);

        Assert.Equal("t1", standIn.Received[^1].Header("X-CSRF-Token"));
        Assert.Equal("a=1", standIn.Received[^1].Header("Cookie"));
    }

    [Fact]
    public async Task A_raw_call_has_the_same_logon_session_and_audit()
    {
        var reply = await Client.SendRawAsync(
            new SapRawCall("sap/opu/odata/sap/API_BUSINESS_PARTNER", HttpMethod.Get, "A_Supplier?$top=1"),
            Token
        );
        var made = await Client
            .SendRawAsync(
                new SapRawCall("sap/opu/odata/sap/API_PURCHASEORDER_PROCESS_SRV", HttpMethod.Post, "A_PurchaseOrder")
                {
                    Body = WireBody.FromBytes("{}"u8.ToArray(), "application/json"),
                },
                Token
            )
            .ContinueWith(task => task.Exception?.InnerException as IntegrationException, TaskScheduler.Default);

        Assert.Equal("17300001", reply.Json.GetProperty("d").GetProperty("results")[0].GetProperty("Supplier").GetString()!.TrimStart('0'));
        Assert.Equal((IntegrationErrorKind.Validation, "ME/303"), (made!.Kind, made.ProviderCode));
        Assert.Contains(World.Host.Audit.Records, record => record.Operation == "raw.send");
    }
}
