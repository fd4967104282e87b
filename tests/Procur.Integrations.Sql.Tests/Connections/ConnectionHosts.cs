using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Sql.Tests;

/// <summary>Hosts that share a database, as processes do, with a service that is pointed at a stand-in.</summary>
internal static class ConnectionHosts
{
    public const string OldKey = "0123456789abcdef0123456789abcdeX";
    public const string NewKey = "8a0f3c5d7e9b1a2c4d6e8f0a1b3c5d7e9f1a2b3c4d5e6f708192a3b4c5d6e7f8";
    public const string Secret = "sk_test_51Canary/with+odd=chars&more_ZyXw";

    public static TestHost Open(TestDatabase database, StandIn standIn, string? key = OldKey, Action<IServiceCollection>? before = null) =>
        TestHost.Create(
            services =>
            {
                services.AddIntegrationSqlStore(database.Source, options => options.ConnectionPollInterval = TimeSpan.FromMilliseconds(20));
                services.AddStripeIntegration();
                services.AddIntegration(Ledger.Definition);
                before?.Invoke(services);
            },
            new Dictionary<string, string?>
            {
                ["Integrations:Keys:Current"] = key,
                ["Integrations:Stripe:Endpoint"] = standIn.Endpoint.ToString(),
                ["Integrations:Ledger:Endpoint"] = standIn.Endpoint.ToString(),
            },
            // The store drops tokens by the database's clock.
            new ManualTimeProvider(TimeProvider.System.GetUtcNow()) { AutoAdvance = true }
        );

    public static ConnectionId Id(string tenant = "acme", string name = ConnectionId.DefaultName) => new(tenant, "stripe", name);

    public static Reply Answer(ReceivedRequest request) =>
        request.Path switch
        {
            "/v1/balance" => Reply.Json("""{"object":"balance","livemode":false,"available":[],"pending":[]}"""),
            "/v1/account" => Reply.Json("""{"id":"acct_7","object":"account"}"""),
            _ => Reply.Json("{}"),
        };
}
