using System.Web;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;
using Procur.Integrations.Sandbox;

namespace Procur.Integrations.GoogleWorkspace.Tests;

/// <summary>A person connects a Google account in a browser, at the sandbox.</summary>
public sealed class GoogleConnectTests : IAsyncLifetime
{
    private const string Session = "c4nary-session-of-this-browser";
    private static readonly Uri Callback = new("https://host.example/callback");
    private static readonly ConnectionId Id = new("acme", GoogleWorkspaceIntegration.Key, ConnectionId.DefaultName);

    private SandboxedHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IOAuthConnector Connector => host.Get<IOAuthConnector>();

    private IConnectionStore Store => host.Get<IConnectionStore>();

    public async ValueTask InitializeAsync() => host = await SandboxedHost.StartAsync(new GoogleFixture(), cancellationToken: Token);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_consent_makes_a_connection_of_the_account_that_the_service_names()
    {
        var callback = await ConsentAsync();

        var connected = await Connector.HandleCallbackAsync(callback, Token);

        var record = await Store.FindAsync(Id, Token);
        Assert.Equal("owner@default.example", connected.Account!.Name);
        Assert.Equal(connected.Account, record!.Account);
        Assert.Equal("/settings", connected.ReturnTo);
        Assert.Empty(connected.MissingScopes);
        Assert.True(record.Enabled);
        Assert.NotNull(record.Secrets["RefreshToken"]);
        var calendar = await host.Get<IConnections>().GetAsync<ICalendarProvider>("acme", GoogleWorkspaceIntegration.Key, null, Token);
        await calendar.CreateEventAsync(Google.Meeting(), Token);
        Assert.Single(await host.EffectsAsync("event", Token));
    }

    [Fact]
    public async Task The_address_asks_for_offline_access_with_state_and_challenge_and_tells_no_secret()
    {
        var address = (await Connector.GetAuthorizationUrlAsync(Request(), Token)).Url;

        var query = HttpUtility.ParseQueryString(address.Query);
        Assert.Equal(
            ("code", "offline", "consent", "S256"),
            (query["response_type"], query["access_type"], query["prompt"], query["code_challenge_method"])
        );
        Assert.Equal(43, query["code_challenge"]!.Length);
        Assert.True(query["state"]!.Length >= 43);
        Assert.Equal(Callback.AbsoluteUri, query["redirect_uri"]);
        Assert.Contains(GoogleScopes.CalendarEvents, query["scope"], StringComparison.Ordinal);
        Assert.DoesNotContain("c4nary", address.AbsoluteUri, StringComparison.Ordinal);
        Assert.NotEqual(address, (await Connector.GetAuthorizationUrlAsync(Request(), Token)).Url);
    }

    [Theory]
    [InlineData("twice")]
    [InlineData("another session")]
    [InlineData("another integration")]
    [InlineData("another state")]
    [InlineData("no state")]
    [InlineData("too late")]
    [InlineData("another page")]
    public async Task A_callback_that_does_not_belong_to_what_was_begun_saves_nothing(string harm)
    {
        var callback = await ConsentAsync();
        switch (harm)
        {
            case "twice":
                await Connector.HandleCallbackAsync(callback, Token);
                break;
            case "another session":
                callback = callback with { Session = "another" };
                break;
            case "another integration":
                callback = callback with { Integration = "slack" };
                break;
            case "another state":
                callback = callback with { State = callback.State![..^1] + (callback.State[^1] == 'A' ? 'B' : 'A') };
                break;
            case "no state":
                callback = callback with { State = null };
                break;
            case "too late":
                host.Host.Time.Advance(TimeSpan.FromMinutes(10));
                break;
            case "another page":
                host.Host.Set("Integrations:GoogleWorkspace:AuthorizationEndpoint", "http://127.0.0.1:9/elsewhere");
                break;
        }

        var e = await Assert.ThrowsAsync<IntegrationException>(() => Connector.HandleCallbackAsync(callback, Token));

        Assert.Equal(IntegrationErrorKind.Permission, e.Kind);
        Assert.Equal(harm == "twice" ? 1 : null, (await Store.FindAsync(Id, Token))?.Version);
    }

    [Fact]
    public async Task A_person_who_declines_is_told_so()
    {
        await host.Sandbox.Control.ActAsync(GoogleWorkspaceIntegration.Key, "decline", [], cancellationToken: Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(async () =>
            await Connector.HandleCallbackAsync(await ConsentAsync(), Token)
        );

        Assert.Equal((IntegrationErrorKind.Permission, "access_denied"), (e.Kind, e.ProviderCode));
    }

    [Fact]
    public async Task What_somebody_types_into_the_callback_gets_into_no_message()
    {
        var callback = await ConsentAsync() with { Code = null, Error = "<script>c4nary</script>" };

        var e = await Assert.ThrowsAsync<IntegrationException>(() => Connector.HandleCallbackAsync(callback, Token));

        Assert.DoesNotContain("c4nary", e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("redirect")]
    [InlineData("code")]
    public async Task A_code_is_good_for_the_address_and_app_it_was_given_to(string harm)
    {
        var callback = await ConsentAsync();
        callback =
            harm == "code"
                ? callback with
                {
                    Code = "4/stolen",
                }
                : await ConsentAsync(new Uri("https://elsewhere.example/")) with
                {
                    State = callback.State,
                };

        var e = await Assert.ThrowsAsync<IntegrationException>(() => Connector.HandleCallbackAsync(callback, Token));

        Assert.Equal("invalid_grant", e.ProviderCode);
        Assert.Null(await Store.FindAsync(Id, Token));
    }

    [Fact]
    public async Task Another_account_does_not_take_a_connections_place()
    {
        await Connector.HandleCallbackAsync(await ConsentAsync(), Token);
        var record = (await Store.FindAsync(Id, Token))!;
        await Store.SaveAsync(record with { Account = new ConnectedAccount("someone-else") }, Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(async () =>
            await Connector.HandleCallbackAsync(await ConsentAsync(), Token)
        );

        Assert.Equal(IntegrationErrorKind.Conflict, e.Kind);
        Assert.Equal("someone-else", (await Store.FindAsync(Id, Token))!.Account!.Id);
        var allowed = await ConsentAsync(request: Request() with { AllowsAnotherAccount = true });
        Assert.Equal("owner@default.example", (await Connector.HandleCallbackAsync(allowed, Token)).Account!.Name);
    }

    [Fact]
    public async Task Connecting_again_keeps_the_other_settings_and_ends_the_need_for_it()
    {
        await Connector.HandleCallbackAsync(await ConsentAsync(), Token);
        var record = (await Store.FindAsync(Id, Token))!;
        await Store.SaveAsync(record with { Settings = new Dictionary<string, string?> { ["CalendarId"] = "primary" } }, Token);

        await Connector.HandleCallbackAsync(await ConsentAsync(), Token);

        var again = (await Store.FindAsync(Id, Token))!;
        Assert.Equal("primary", again.Settings["CalendarId"]);
        Assert.NotEqual(record.Secrets["RefreshToken"], again.Secrets["RefreshToken"]);
    }

    [Fact]
    public async Task What_a_person_unticks_is_told()
    {
        await host.Sandbox.Control.ActAsync(
            GoogleWorkspaceIntegration.Key,
            "scopes",
            new System.Text.Json.Nodes.JsonObject
            {
                ["granted"] =
                    $"{GoogleScopes.CalendarEvents} {GoogleScopes.CalendarReadOnly} {GoogleScopes.UserEmail} {GoogleScopes.UserProfile}",
            },
            cancellationToken: Token
        );

        var connected = await Connector.HandleCallbackAsync(await ConsentAsync(), Token);

        Assert.Equal([GoogleScopes.DriveFile], connected.MissingScopes);
    }

    [Fact]
    public async Task Disconnecting_revokes_at_the_service_and_erases_here()
    {
        await Connector.HandleCallbackAsync(await ConsentAsync(), Token);

        var ended = await Connector.DisconnectAsync("acme", GoogleWorkspaceIntegration.Key, null, Token);

        var record = (await Store.FindAsync(Id, Token))!;
        Assert.True(ended.Revoked);
        Assert.Single(await host.EffectsAsync("revocation", Token));
        Assert.Equal((false, false), (record.Enabled, record.Secrets.ContainsKey("RefreshToken")));
        var calendar = await host.Get<IConnections>().GetAsync<ICalendarProvider>("acme", GoogleWorkspaceIntegration.Key, null, Token);
        var e = await Assert.ThrowsAsync<IntegrationException>(() => calendar.CreateEventAsync(Google.Meeting(), Token));
        Assert.Equal(IntegrationErrorKind.Disabled, e.Kind);
    }

    [Fact]
    public async Task Disconnecting_ends_here_also_where_the_service_cannot_be_told()
    {
        await Connector.HandleCallbackAsync(await ConsentAsync(), Token);
        await host.FaultAsync("unavailable*20@oauth2.revoke", Token);

        var ended = await Connector.DisconnectAsync("acme", GoogleWorkspaceIntegration.Key, null, Token);

        Assert.False(ended.Revoked);
        Assert.Contains("console", ended.Message, StringComparison.Ordinal);
        Assert.False((await Store.FindAsync(Id, Token))!.Secrets.ContainsKey("RefreshToken"));
    }

    [Fact]
    public async Task Without_the_app_nothing_is_begun()
    {
        host.Host.Set("Integrations:GoogleWorkspace:ClientSecret", "");

        var e = await Assert.ThrowsAsync<IntegrationException>(() => Connector.GetAuthorizationUrlAsync(Request(), Token));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains("ClientId, ClientSecret", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_log_shows_state_code_session_or_token()
    {
        var callback = await ConsentAsync();
        await Connector.HandleCallbackAsync(callback, Token);
        var refresh = (await Store.FindAsync(Id, Token))!.Secrets["RefreshToken"]!;

        Assert.All(
            host.Host.Logs.Lines,
            line =>
            {
                foreach (var secret in (string[])[callback.State!, callback.Code!, Session, refresh])
                {
                    Assert.DoesNotContain(secret, line.Message, StringComparison.Ordinal);
                }
            }
        );
    }

    private static OAuthConnectRequest Request() =>
        new("acme", GoogleWorkspaceIntegration.Key, Session) { RedirectUri = Callback, ReturnTo = "/settings" };

    /// <summary>What the person's browser does.</summary>
    private async Task<OAuthCallback> ConsentAsync(Uri? redirect = null, OAuthConnectRequest? request = null)
    {
        request ??= Request();
        var begun = await Connector.GetAuthorizationUrlAsync(redirect is null ? request : request with { RedirectUri = redirect }, Token);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, CheckCertificateRevocationList = true };
        using var browser = new HttpClient(handler);
        using var answer = await browser.GetAsync(begun.Url, Token);
        var query = HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        return new OAuthCallback(GoogleWorkspaceIntegration.Key, Session)
        {
            State = query["state"],
            Code = query["code"],
            Error = query["error"],
        };
    }
}
