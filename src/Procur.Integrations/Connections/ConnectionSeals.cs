using System.Security.Cryptography;
using System.Text;
using Procur.Integrations.Sealing;

namespace Procur.Integrations.Connections;

/// <summary>Seals a connection's secrets before a store keeps them, and opens them where they belong.</summary>
internal sealed class ConnectionSeals(
    Sealer sealer,
    FernetImporter fernet,
    IntegrationCatalog catalog,
    IServiceProvider services,
    TimeProvider time
)
{
    // Of a shorter secret its end would be too much of it.
    private const int LongEnoughToShowItsEnd = 24;

    /// <summary>
    /// The record as it may be kept: its plain secrets sealed, over those that were sealed before; one that is null or empty is taken away. A setting that is
    /// a secret is sealed too, wherever it stood.
    /// </summary>
    /// <exception cref="IntegrationException">There is no key, the integration is not registered, or a secret is sealed by another program and does not open.</exception>
    public ConnectionRecord Seal(ConnectionRecord record)
    {
        var entered = Entered(record);
        if (entered.Count == 0)
        {
            return record;
        }

        var sealedSecrets = new Dictionary<string, SealedSecret>(record.Sealed, StringComparer.OrdinalIgnoreCase);
        var settings = record.Settings.Where(setting => !entered.ContainsKey(setting.Key)).ToDictionary(StringComparer.OrdinalIgnoreCase);
        var plain = record with { Settings = settings, Secrets = new Dictionary<string, string?>() };
        string[]? origins = null;
        foreach (var (field, value) in entered)
        {
            sealedSecrets.Remove(field);
            if (!string.IsNullOrEmpty(value))
            {
                origins ??= RegistrationOf(record.Id).OriginsOf(plain, services);
                sealedSecrets[field] = SealOne(record.Id, record.Environment, field, value, origins);
            }
        }

        return plain with
        {
            Sealed = sealedSecrets,
        };
    }

    public SealedSecret SealOne(
        ConnectionId id,
        IntegrationEnvironment environment,
        string field,
        string value,
        IReadOnlyList<string> origins
    )
    {
        var bytes = Encoding.UTF8.GetBytes(fernet.Unwrap(id.Integration, field, value));
        try
        {
            return new SealedSecret(sealer.Seal(bytes, Bound(id, environment, field, origins)), time.GetUtcNow())
            {
                Environment = environment,
                Origins = origins,
                LastFour = bytes.Length >= LongEnoughToShowItsEnd && char.IsAscii((char)bytes[^4]) ? LastFourOf(bytes) : null,
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Opens what is sealed for these destinations.</summary>
    public OpenedSecrets Open(
        ConnectionId id,
        IntegrationEnvironment environment,
        IReadOnlyDictionary<string, SealedSecret> secrets,
        IReadOnlyList<string> origins
    )
    {
        var opened = new OpenedSecrets();
        foreach (var (field, secret) in secrets)
        {
            try
            {
                var finding = sealer.TryOpen(secret.Envelope.Span, Bound(id, environment, field, origins), out var plain);
                if (finding == SealFinding.Opened)
                {
                    opened.Values[field] = Encoding.UTF8.GetString(plain!);
                    CryptographicOperations.ZeroMemory(plain);
                }
                else
                {
                    opened.Problems[field] = $"{field} {Reason(finding, secret, environment, origins)}";
                }
            }
            catch (IntegrationException e)
            {
                opened.Problems[field] = $"{field} does not open: {e.Message}";
            }
        }

        return opened;
    }

    /// <summary>Seals what is under another key than the current one anew, bound as it was.</summary>
    /// <returns>The same secrets where there is nothing to do.</returns>
    public IReadOnlyDictionary<string, SealedSecret> Renew(ConnectionId id, IReadOnlyDictionary<string, SealedSecret> secrets)
    {
        Dictionary<string, SealedSecret>? renewed = null;
        foreach (var (field, secret) in secrets)
        {
            if (sealer.Renew(secret.Envelope.Span, Bound(id, secret.Environment, field, secret.Origins)) is { } envelope)
            {
                renewed ??= new(secrets, StringComparer.OrdinalIgnoreCase);
                renewed[field] = secret with { Envelope = envelope };
            }
        }

        return renewed ?? secrets;
    }

    /// <exception cref="IntegrationException">There is no key.</exception>
    public string CurrentKeyId => sealer.CurrentKeyId;

    private Dictionary<string, string?> Entered(ConnectionRecord record)
    {
        var entered = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (catalog.Find(record.Id.Integration) is { } registration)
        {
            foreach (var setting in registration.Descriptor.Settings.Where(setting => setting.Secret))
            {
                // By the table's own spelling, to which the value is bound.
                foreach (
                    var (name, value) in record
                        .Settings.Concat(record.Secrets)
                        .Where(pair => setting.Name.Equals(pair.Key, StringComparison.OrdinalIgnoreCase))
                )
                {
                    entered[setting.Name] = value;
                }
            }
        }

        foreach (var (name, value) in record.Secrets)
        {
            entered.TryAdd(name, value);
        }

        return entered;
    }

    private IntegrationRegistration RegistrationOf(ConnectionId id) =>
        catalog.Find(id.Integration) ?? throw StoredConnection.NotRegistered(id);

    private static string LastFourOf(byte[] bytes) => Encoding.UTF8.GetString(bytes.AsSpan(bytes.Length - 4));

    private static string Reason(
        SealFinding finding,
        SealedSecret secret,
        IntegrationEnvironment environment,
        IReadOnlyList<string> origins
    ) =>
        finding switch
        {
            SealFinding.KeyMissing =>
                $"is sealed under the key {secret.KeyId}, which this host does not hold; add that key to {ConfiguredKeyRings.Section}:ReadOnly, or enter it again",
            SealFinding.NotSealed =>
                "is not sealed in a way that this version knows; update the Procur.Integrations packages, or enter it again",
            _ when secret.Environment != environment =>
                $"was entered for {secret.Environment} and the connection is {environment} now; enter it again",
            _ when !secret.Origins.SequenceEqual(origins) =>
                $"was entered for {string.Join(" and ", secret.Origins)} and would now go to {string.Join(" and ", origins)}; enter it again",
            _ => "does not open: it was altered, or belongs to another connection; enter it again",
        };

    private static SealContext Bound(ConnectionId id, IntegrationEnvironment environment, string field, IReadOnlyList<string> origins) =>
        SealContext.Of(
            "connection-secret",
            [id.Tenant, id.Integration, id.Name, environment.ToString(), field, SealContext.Text(origins.Count), .. origins]
        );
}
