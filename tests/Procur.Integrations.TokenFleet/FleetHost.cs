using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Procur.Integrations.Connections;
using Procur.Integrations.Tokens;
using Procur.Integrations.Wire;

namespace Procur.Integrations.TokenFleet;

/// <summary>One process's host: an integration with a refresh token, on a database that all share.</summary>
internal sealed class FleetHost : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly DbDataSource source;

    public FleetHost(string database, string connectionString, string endpoint, string key, int attemptSeconds)
    {
        SQLitePCL.Batteries_V2.Init();
        source =
            database == "sqlite" ? SqliteFactory.Instance.CreateDataSource(connectionString) : NpgsqlDataSource.Create(connectionString);
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["Integrations:Keys:Current"] = key,
                        ["Integrations:Fleet:Endpoint"] = endpoint,
                        ["Integrations:Fleet:Resilience:AttemptTimeout"] = $"00:00:{attemptSeconds:00}",
                        ["Integrations:Fleet:Resilience:MaxAttempts"] = "10",
                        // A fleet that is held up on purpose is no broken service.
                        ["Integrations:Fleet:Resilience:BreakerMinimumThroughput"] = "100000",
                    }
                )
                .Build()
        );
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddIntegration(Definition);
        collection.AddIntegrationSqlStore(source);
        Replace(collection);
        services = collection.BuildServiceProvider();
    }

    public FleetClock Clock { get; } = new();

    public void Hold() => ((HeldTokenStore)services.GetRequiredService<ITokenStore>()).Hold();

    /// <summary>Makes so many calls at once.</summary>
    /// <returns>How many succeeded, found that the account has to be connected again, and failed otherwise; and one failure's words.</returns>
    public async Task<(int Good, int Reconnect, int Failed, string Last)> CallAsync(int count)
    {
        var connection = services.GetRequiredService<FleetService>().Connection;
        var (good, reconnect, failed) = (0, 0, 0);
        var last = "";
        await Task.WhenAll(
            Enumerable
                .Range(0, count)
                .Select(async _ =>
                {
                    try
                    {
                        await connection.SendAsync(new WireCall("things.get", HttpMethod.Get, "v1/things", Repeat.Idempotent));
                        Interlocked.Increment(ref good);
                    }
                    catch (IntegrationException e)
                    {
                        Interlocked.Increment(ref e.NeedsReconnect ? ref reconnect : ref failed);
                        last = e.Message.ReplaceLineEndings(" ");
                    }
                })
        );
        return (good, reconnect, failed, last);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await source.DisposeAsync();
    }

    private static IntegrationDefinition<FleetOptions> Definition { get; } =
        new()
        {
            Descriptor = new IntegrationDescriptor("fleet", "Fleet")
            {
                Section = "Fleet",
                Settings = [new OptionSetting<FleetOptions>("Endpoint", static options => options.Endpoint.OriginalString)],
            },
            Bind = static (configuration, options) => configuration.Bind(options),
            Endpoint = static options => options.Endpoint,
            ReadFailure = static _ => null,
            Tokens = static options =>
                OAuthGrants.RefreshToken(new OAuthClient(new Uri(options.Endpoint, "oauth/token"), "fleet", "secret"), "rt-1"),
            Authenticate = static (request, _, token) => request.Headers.Authorization = new("Bearer", token!.Value),
            Abilities = [IntegrationAbility.Of(static connection => new FleetService(connection))],
        };

    private static void Replace(ServiceCollection collection)
    {
        var stored = collection.Last(service => service.ServiceType == typeof(ITokenStore));
        collection.Remove(stored);
        collection.AddSingleton<ITokenStore>(provider => new HeldTokenStore((ITokenStore)stored.ImplementationFactory!(provider)));
    }
}
