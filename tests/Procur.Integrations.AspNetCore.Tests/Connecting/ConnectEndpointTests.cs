using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Procur.Integrations.AspNetCore.Tests.Hosting;
using Procur.Integrations.Connections;
using Procur.Integrations.Sandbox;

namespace Procur.Integrations.AspNetCore.Tests.Connecting;

/// <summary>A person's browser goes from the host to Slack's sandbox and back.</summary>
public sealed class ConnectEndpointTests : IAsyncLifetime
{
    private static readonly ConnectionId Id = new("acme", "slack", ConnectionId.DefaultName);
    private readonly RecordingLoggerProvider logs = new();
    private IntegrationSandbox sandbox = null!;
    private WebApplication app = null!;
    private string? tenant = "acme";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        sandbox = await IntegrationSandbox.StartAsync(cancellationToken: Token);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", LogLevel.None).AddProvider(logs);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(sandbox.Settings());
        builder.Services.AddSlackIntegration();
        TestScheme.Add(builder);
        app = builder.Build();
        app.MapIntegrationConnect(new IntegrationConnectOptions { Tenant = _ => ValueTask.FromResult(tenant), ReturnTo = "/done" });
        await app.StartAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await sandbox.DisposeAsync();
        logs.Dispose();
    }

    [Fact]
    public async Task A_person_connects_a_workspace_and_comes_back_to_the_hosts_page()
    {
        using var browser = Browser();

        var end = await WalkAsync(browser, "api/v1/integrations/slack/connect?returnTo=/settings?tab=2");

        Assert.Equal("/settings?tab=2&connected=slack", end);
        var record = await StoredAsync();
        Assert.Equal(sandbox.Settings()["Integrations:Slack:TeamId"], record!.Account!.Id);
        Assert.StartsWith("xoxb-", record.Secrets["BotToken"], StringComparison.Ordinal);
        var chat = await app.Services.GetRequiredService<IConnections>().GetAsync<IChatNotifier>("acme", "slack", null, Token);
        await chat.PostAsync(new ChatMessage { To = ChatTarget.Channel("procurement"), Text = ChatText.FromString("hello") }, Token);
    }

    [Fact]
    public async Task Tokens_that_rotate_are_refreshed_when_a_good_status_says_that_they_have_ended()
    {
        await sandbox.Control.ActAsync("slack", "rotate-tokens", [], cancellationToken: Token);
        using var browser = Browser();
        await WalkAsync(browser, "api/v1/integrations/slack/connect");
        var record = await StoredAsync();
        Assert.False(record!.Secrets.ContainsKey("BotToken"));
        Assert.StartsWith("xoxe-", record.Secrets["RefreshToken"], StringComparison.Ordinal);
        var chat = await app.Services.GetRequiredService<IConnections>().GetAsync<IChatNotifier>("acme", "slack", null, Token);

        for (var halfDays = 0; halfDays < 3; halfDays++)
        {
            await chat.PostAsync(new ChatMessage { To = ChatTarget.Channel("procurement"), Text = ChatText.FromString("hello") }, Token);
            // At Slack the token has ended; by this host's clock it lives.
            await sandbox.Control.AdvanceAsync(TimeSpan.FromHours(13), Token);
        }

        Assert.Equal(
            3,
            (await sandbox.Control.GetLedgerAsync("slack", cancellationToken: Token)).Count(effect => effect.Kind == "message")
        );
        // Somebody else has used the refresh token, or the app was taken off: another grant is in its place.
        await sandbox.Control.ActAsync("slack", "rotate-tokens", [], cancellationToken: Token);
        using var other = Browser();
        tenant = "globex";
        await WalkAsync(other, "api/v1/integrations/slack/connect");
        await sandbox.Control.AdvanceAsync(TimeSpan.FromHours(13), Token);
        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            chat.PostAsync(new ChatMessage { To = ChatTarget.Channel("procurement"), Text = ChatText.FromString("hello") }, Token)
        );
        Assert.Equal((IntegrationErrorKind.Authentication, true), (e.Kind, e.NeedsReconnect));
    }

    [Fact]
    public async Task Another_browser_cannot_end_what_one_has_begun()
    {
        using var browser = Browser();
        var begun = await GoAsync(browser, new Uri(Address, "api/v1/integrations/slack/connect"));
        var back = await GoAsync(browser, begun);
        using var other = Browser();

        var end = await GoAsync(other, back);

        Assert.Equal("/done?error=Permission", end.PathAndQuery);
        Assert.Null(await StoredAsync());
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/%5Cevil.example/")]
    public async Task A_person_is_led_to_the_hosts_own_pages_alone(string page)
    {
        using var browser = Browser();

        Assert.Equal("/done?connected=slack", await WalkAsync(browser, $"api/v1/integrations/slack/connect?returnTo={page}"));
    }

    [Theory]
    [InlineData(true, "acme", HttpStatusCode.Unauthorized)]
    [InlineData(false, null, HttpStatusCode.Forbidden)]
    public async Task Only_who_is_signed_in_for_a_tenant_may_begin_and_disconnect(bool isStranger, string? of, HttpStatusCode expected)
    {
        tenant = of;
        using var browser = Browser(isStranger);

        using var begun = await browser.GetAsync(new Uri(Address, "api/v1/integrations/slack/connect"), Token);
        using var ended = await browser.PostAsync(new Uri(Address, "api/v1/integrations/slack/disconnect"), null, Token);

        Assert.Equal((expected, expected), (begun.StatusCode, ended.StatusCode));
    }

    [Fact]
    public async Task Disconnecting_says_whether_the_service_was_told()
    {
        using var browser = Browser();
        await WalkAsync(browser, "api/v1/integrations/slack/connect");

        using var ended = await browser.PostAsync(new Uri(Address, "api/v1/integrations/slack/disconnect"), null, Token);

        Assert.True(JsonNode.Parse(await ended.Content.ReadAsStringAsync(Token))!["revoked"]!.GetValue<bool>());
        Assert.False((await StoredAsync())!.Secrets.ContainsKey("BotToken"));
        using var again = await browser.PostAsync(new Uri(Address, "api/v1/integrations/slack/disconnect?connection=other"), null, Token);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task An_integration_that_is_not_there_is_told_by_its_kind_alone()
    {
        using var browser = Browser();

        var end = await GoAsync(browser, new Uri(Address, "api/v1/integrations/nothing/connect"));

        Assert.Equal("/done?error=NotConfigured", end.PathAndQuery);
    }

    [Fact]
    public async Task No_log_shows_what_the_browser_carries()
    {
        using var browser = Browser();
        var begun = await GoAsync(browser, new Uri(Address, "api/v1/integrations/slack/connect"));
        var back = await GoAsync(browser, begun);
        await GoAsync(browser, back);
        using var other = Browser();
        await GoAsync(other, back);

        var query = HttpUtility.ParseQueryString(back.Query);
        Assert.All(
            logs.Lines,
            line =>
            {
                Assert.DoesNotContain(query["state"]!, line.Message, StringComparison.Ordinal);
                Assert.DoesNotContain(query["code"]!, line.Message, StringComparison.Ordinal);
            }
        );
    }

    private Uri Address =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");

    private static HttpClient Browser(bool isStranger = false)
    {
#pragma warning disable CA2000 // The client owns the handler.
        var browser = new HttpClient(
            new HttpClientHandler
            {
                AllowAutoRedirect = false,
                CheckCertificateRevocationList = true,
                CookieContainer = new CookieContainer(),
            }
        );
#pragma warning restore CA2000
        if (!isStranger)
        {
            browser.DefaultRequestHeaders.Authorization = new(TestScheme.Name);
        }

        return browser;
    }

    private static async Task<Uri> GoAsync(HttpClient browser, Uri address)
    {
        using var answer = await browser.GetAsync(address, Token);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return new Uri(address, answer.Headers.Location!);
    }

    /// <summary>Host, service, host.</summary>
    /// <returns>The host's page at the end.</returns>
    private async Task<string> WalkAsync(HttpClient browser, string connect)
    {
        var back = await GoAsync(browser, await GoAsync(browser, new Uri(Address, connect)));
        var end = await GoAsync(browser, back);
        Assert.Equal(Address.Authority, end.Authority);
        return end.PathAndQuery;
    }

    private async Task<ConnectionRecord?> StoredAsync() => await app.Services.GetRequiredService<IConnectionStore>().FindAsync(Id, Token);
}
