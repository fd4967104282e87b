using Procur.Integrations.Connections;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Tests.Tokens;
using Procur.Integrations.Tokens;

namespace Procur.Integrations.Tests.Connections;

/// <summary>A connection says why its account has to be connected again.</summary>
public sealed class ReconnectTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_revoked_grant_is_told_on_the_connection_until_a_new_one_is_entered()
    {
        await using var standIn = StandIn.Start();
        var service = new RotatingService();
        standIn.Always(service.Answer);
        var provider = new DemoProvider
        {
            Tokens = options =>
                OAuthGrants.RefreshToken(new OAuthClient(new Uri(options.Endpoint, "oauth/token"), "app", "cs"), options.ClientSecret!),
        };
        await using var host = DemoHost.Create(standIn, provider);
        host.Set("Integrations:Keys:Current", "0123456789abcdef0123456789abcdeX");
        var admin = host.Get<IConnectionAdministration>();
        var id = new ConnectionId("acme", "demo", ConnectionId.DefaultName);
        await EnterAsync("rt-1");
        await admin.EnableAsync(id, "u-1", Token);
        var connection = await host.Get<IConnections>().GetConnectionAsync("acme", "demo", null, Token);
        await connection.SendAsync(Calls.Read(), Token);

        service.Revoke();
        var e = await Assert.ThrowsAsync<IntegrationException>(() => connection.SendAsync(Calls.Read(), Token));
        var told = (await admin.FindAsync(id, Token))!.NeedsReconnect;

        Assert.True(e.NeedsReconnect);
        Assert.Contains("no longer accepts the refresh token", told, StringComparison.Ordinal);
        Assert.Null((await EnterAsync("rt-3")).NeedsReconnect);

        Task<ConnectionView> EnterAsync(string refreshToken) =>
            admin.SaveAsync(
                new ConnectionDraft(id)
                {
                    Secrets = new Dictionary<string, string?> { ["ApiKey"] = "k", ["ClientSecret"] = refreshToken },
                },
                "u-1",
                Token
            );
    }
}
