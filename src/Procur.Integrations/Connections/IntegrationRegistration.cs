using Microsoft.Extensions.Configuration;
using Procur.Integrations.Tokens;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Connections;

/// <summary>An integration as it was registered: what the core needs of it, without its options type.</summary>
internal abstract class IntegrationRegistration(IntegrationDescriptor descriptor, string key)
{
    private readonly Dictionary<Type, Func<Connection, object>> makers = [];
    private readonly List<Action<ResilienceOptions>> resilience = [];

    public IntegrationDescriptor Descriptor { get; } = descriptor;

    /// <summary>The integration's key for its first account, or the account's own.</summary>
    public string Key { get; } = key;

    public bool IsDefaultAccount => Key == Descriptor.Key;

    // The service stands in the name too: were it only "eu", another package's "eu" would configure the same client.
    public string ClientName => $"procur/{Descriptor.Key}/{Key}";

    public IEnumerable<Type> Capabilities => makers.Keys;

    public string[] CapabilityNames =>
        [
            .. Capabilities
                .Where(ability => ability is { IsInterface: true, Namespace: "Procur.Integrations" })
                .Select(ability => ability.Name)
                .Order(StringComparer.Ordinal),
        ];

    public abstract FailureReader ReadFailure { get; }

    public abstract IReadOnlyDictionary<string, RateLimit> RateLimits { get; }

    public abstract TimeSpan? KeyLifetime { get; }

    public abstract string? RequestIdHeader { get; }

    public abstract void Authenticate(HttpRequestMessage request, IntegrationOptions options, AccessToken? token);

    /// <summary>Null where the integration does not connect in a browser.</summary>
    public abstract OAuthFlow? FlowOf(IntegrationOptions options);

    public abstract Snapshot FromRecord(ConnectionRecord record, IServiceProvider? services);

    /// <summary>Where a stored connection's credentials go: scheme, host and port of each of its addresses in effect.</summary>
    public abstract string[] OriginsOf(ConnectionRecord record, IServiceProvider? services);

    public abstract IEnumerable<ConnectionValue> ValuesOf(ConnectionRecord record, Snapshot snapshot, IServiceProvider? services);

    public abstract IEnumerable<ConnectionValue> HostValues(Snapshot snapshot, IConfiguration? configuration);

    public abstract IEnumerable<string> UnknownSettings(IConfiguration configuration);

    /// <summary>The setting of a name; one that is only a secret's name where the table does not have it (any more).</summary>
    public IntegrationSetting SettingOf(string name) =>
        Descriptor.Settings.FirstOrDefault(setting => setting.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? new IntegrationSetting(name) { Secret = true };

    public static ConnectionValue Stored(IntegrationSetting setting, SealedSecret secret, string? problem) =>
        new(setting)
        {
            Source = ConnectionValueSource.Store,
            SetAt = secret.SetAt,
            LastFour = secret.LastFour,
            KeyId = secret.KeyId,
            Problem = problem,
        };

    public void ConfigureResilience(Action<ResilienceOptions> configure) => resilience.Add(configure);

    protected void ApplyResilience(ResilienceOptions options) => resilience.ForEach(configure => configure(options));

    public void Offer(Type ability, Func<Connection, object> make) => makers[ability] = make;

    public object? Make(Type ability, Connection connection) => makers.TryGetValue(ability, out var make) ? make(connection) : null;
}
