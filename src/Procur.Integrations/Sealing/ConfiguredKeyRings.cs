using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Procur.Integrations.Sealing;

/// <summary>
/// The host's keys, from its configuration: <c>Integrations:Keys:Current</c>, or else <c>ENCRYPTION_KEY</c>, or else <c>CYPHER_KEY</c>; those that are not the
/// current one, and each of <c>Integrations:Keys:ReadOnly</c>, only open. In Development one is made where there is none.
/// </summary>
internal sealed class ConfiguredKeyRings : IKeyRings, IDisposable
{
    public const string Section = "Integrations:Keys";
    private const string CurrentName = $"{Section}:Current";
    private const string ReadOnlyName = $"{Section}:ReadOnly";
    private const string Forms = "32 random bytes as Base64 (openssl rand -base64 32), as 64 hexadecimal digits, or 32 characters";
    private static readonly string[] FlatNames = ["ENCRYPTION_KEY", "CYPHER_KEY"];

    private readonly IConfiguration? configuration;
    private readonly IHostEnvironment? environment;
    private readonly ILogger logger;
    private readonly IDisposable? watch;
    private readonly Lock reading = new();
    private KeyRing? ring;
    private volatile bool isStale;

    public ConfiguredKeyRings(IConfiguration? configuration, IHostEnvironment? environment, ILogger logger)
    {
        this.configuration = configuration;
        this.environment = environment;
        this.logger = logger;
        watch = configuration is null ? null : ChangeToken.OnChange(configuration.GetReloadToken, () => isStale = true);
    }

    public KeyRing Current
    {
        get
        {
            if (ring is { } known && !isStale)
            {
                return known;
            }

            lock (reading)
            {
                if (ring is null || isStale)
                {
                    isStale = false;
                    ring = Read();
                }

                return ring;
            }
        }
    }

    public void Dispose() => watch?.Dispose();

    private KeyRing Read()
    {
        try
        {
            return Make();
        }
        catch (IntegrationException e) when (ring is not null)
        {
            // A mistake while settings were being changed must not shut the store: the keys that were good still are.
            SealingLog.KeysNotReloaded(logger, e);
            return ring;
        }
    }

    private KeyRing Make()
    {
        List<(string Setting, string Value)> candidates = [];
        foreach (var setting in FlatNames.Prepend(CurrentName))
        {
            if (configuration?[setting] is { Length: > 0 } value)
            {
                candidates.Add((setting, value));
            }
        }

        List<SealingKey> others = [.. ReadOnlyKeys()];
        if (candidates.Count == 0)
        {
            return environment?.IsDevelopment() == true
                ? new KeyRing(DevelopmentKey.FindOrMake(configuration?[DevelopmentKey.Setting]), others)
                : throw Problem(
                    "no key to seal credentials with is set",
                    $"Set {CurrentName} (or ENCRYPTION_KEY, or CYPHER_KEY) to {Forms}, the same in every process that shares the store, and keep a copy: what is sealed under it cannot be opened without it"
                );
        }

        // A flat name that is not the current key may be another program's: it is used where it can be read.
        others.AddRange(candidates.Skip(1).Select(other => SealingKey.TryParse(other.Value)).OfType<SealingKey>());
        return new KeyRing(Parse(candidates[0].Setting, candidates[0].Value), others);
    }

    private IEnumerable<SealingKey> ReadOnlyKeys() =>
        configuration
            ?.GetSection(ReadOnlyName)
            .GetChildren()
            .Where(child => !string.IsNullOrEmpty(child.Value))
            .Select(child => Parse(child.Path, child.Value!))
        ?? [];

    private static SealingKey Parse(string setting, string value) =>
        SealingKey.TryParse(value)
        ?? throw Problem($"{setting} is no key (its value has {value.Trim().Length} characters)", $"Set it to {Forms}");

    internal static IntegrationException Problem(string what, string next) =>
        new("store", "keys.load", IntegrationErrorKind.NotConfigured, $"store keys.load: {what}. {next}.");
}
