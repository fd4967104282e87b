using System.Web;
using Procur.Integrations.Connections;

namespace Procur.Integrations.DocuSign.Tests;

/// <summary>A person connects a DocuSign account in a browser, at the sandbox.</summary>
public sealed class DocuSignConnectTests : IAsyncLifetime
{
    private const string Session = "session-of-this-browser";
    private static readonly ConnectionId Id = new("acme", "docusign", ConnectionId.DefaultName);

    private SandboxedHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IConnectionStore Store => host.Get<IConnectionStore>();

    public async ValueTask InitializeAsync() => host = await SandboxedHost.StartAsync(new DocuSignFixture(), cancellationToken: Token);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task With_a_secret_key_a_person_connects_his_own_account_and_it_stays_connected()
    {
        await Store.SaveAsync(
            new ConnectionRecord(Id) { Settings = new Dictionary<string, string?> { ["IntegrationKey"] = Setting("IntegrationKey") } },
            Token
        );

        var connected = await ConsentAsync("signature extended");

        Assert.Equal(Setting("AccountId"), connected.Account!.Id);
        await host.AdvanceAsync(TimeSpan.FromHours(9), Token);
        Assert.True((await TestAsync()).Succeeded);
        var ended = await host.Get<IOAuthConnector>().DisconnectAsync("acme", "docusign", null, Token);
        Assert.False(ended.Revoked);
        Assert.Contains("console", ended.Message, StringComparison.Ordinal);
        Assert.False((await Store.FindAsync(Id, Token))!.Enabled);
    }

    [Fact]
    public async Task With_a_private_key_the_consent_alone_is_wanted()
    {
        await host.Sandbox.Control.ActAsync("docusign", "withdraw-consent", [], cancellationToken: Token);
        await Store.SaveAsync(
            new ConnectionRecord(Id)
            {
                Enabled = false,
                Settings = new Dictionary<string, string?>
                {
                    ["IntegrationKey"] = Setting("IntegrationKey"),
                    ["UserId"] = Setting("UserId"),
                },
                Secrets = new Dictionary<string, string?> { ["PrivateKey"] = Setting("PrivateKey") },
            },
            Token
        );

        var connected = await ConsentAsync("signature impersonation");

        Assert.Equal(Setting("AccountId"), connected.Account!.Id);
        Assert.True((await Store.FindAsync(Id, Token))!.Enabled);
        Assert.True((await TestAsync()).Succeeded);
    }

    private string? Setting(string name) => host.Sandbox.Settings()[$"Integrations:DocuSign:{name}"];

    private async Task<ConnectionTestResult> TestAsync()
    {
        var connector = await host.Get<IConnections>().GetAsync<IIntegrationConnector>("acme", "docusign", null, Token);
        return await connector.TestConnectionAsync(Token);
    }

    private async Task<OAuthConnected> ConsentAsync(string scope)
    {
        var connector = host.Get<IOAuthConnector>();
        var request = new OAuthConnectRequest("acme", "docusign", Session) { RedirectUri = new Uri("https://host.example/callback") };
        var begun = await connector.GetAuthorizationUrlAsync(request, Token);
        Assert.Equal(scope, HttpUtility.ParseQueryString(begun.Url.Query)["scope"]);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, CheckCertificateRevocationList = true };
        using var browser = new HttpClient(handler);
        using var answer = await browser.GetAsync(begun.Url, Token);
        var query = HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        return await connector.HandleCallbackAsync(
            new OAuthCallback("docusign", Session) { State = query["state"], Code = query["code"] },
            Token
        );
    }
}
