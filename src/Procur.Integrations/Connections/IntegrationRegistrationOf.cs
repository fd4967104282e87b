using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Procur.Integrations.Redaction;
using Procur.Integrations.Tokens;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Connections;

/// <summary>An integration as it was registered, with its options type.</summary>
internal sealed partial class IntegrationRegistration<TOptions>(IntegrationDefinition<TOptions> definition, string key)
    : IntegrationRegistration(definition.Descriptor, key)
    where TOptions : IntegrationOptions, new()
{
    public IntegrationDefinition<TOptions> Definition { get; } = definition;

    public string SectionPath =>
        IsDefaultAccount ? $"Integrations:{Descriptor.Section}" : $"Integrations:{Descriptor.Section}:Accounts:{Key}";

    public override FailureReader ReadFailure => Definition.ReadFailure;

    public override IReadOnlyDictionary<string, RateLimit> RateLimits => Definition.RateLimits;

    public override TimeSpan? KeyLifetime => Definition.KeyLifetime;

    public override string? RequestIdHeader => Definition.RequestIdHeader;

    public override void Authenticate(HttpRequestMessage request, IntegrationOptions options, AccessToken? token) =>
        Definition.Authenticate(request, (TOptions)options, token);

    public override OAuthFlow? FlowOf(IntegrationOptions options) =>
        Definition.Connect is { } connect ? OAuthFlow.Of(connect, (TOptions)options) : null;

    public override Snapshot FromRecord(ConnectionRecord record, IServiceProvider? services)
    {
        var values = PlainValues(record, services);
        var origins = OriginsOf(Options(values, record));
        if (HostOptions(services) is { } host && origins.All(OriginsOf(host).Contains))
        {
            // The host's own secrets go nowhere that the host itself does not send them.
            Take(values, host, setting => setting.Secret);
        }

        var opened =
            services?.GetService<ConnectionSeals>()?.Open(record.Id, record.Environment, record.Sealed, origins) ?? new OpenedSecrets();
        foreach (
            var (name, value) in opened.Values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)).Concat(record.Secrets)
        )
        {
            values[name] = value;
        }

        var made = record.CreatedAt is { } at ? $"@{at.ToUnixTimeMilliseconds()}" : "";
        return ToSnapshot(
            record.Id,
            Options(values, record),
            $"s{record.Version}{made}",
            record.Account?.Id,
            opened.Problems,
            record.SecretsVersion()
        );
    }

    public override string[] OriginsOf(ConnectionRecord record, IServiceProvider? services) =>
        OriginsOf(Options(PlainValues(record, services), record));

    private TOptions? HostOptions(IServiceProvider? services) => services?.GetService<IOptionsMonitor<TOptions>>()?.Get(ClientName);

    /// <summary>What is no secret: the record's own over what is not an account's own, for a tenant without a secret must never call with the host's.</summary>
    private Dictionary<string, string?> PlainValues(ConnectionRecord record, IServiceProvider? services)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (HostOptions(services) is { } host)
        {
            Take(values, host, setting => !setting.Secret);
        }

        foreach (var (name, value) in record.Settings)
        {
            values[name] = value;
        }

        return values;
    }

    private void Take(Dictionary<string, string?> values, TOptions host, Func<IntegrationSetting, bool> which)
    {
        foreach (var setting in Settings().Where(setting => setting.Shared && which(setting)))
        {
            values[setting.Name] = setting.Get(host);
        }
    }

    private TOptions Options(Dictionary<string, string?> values, ConnectionRecord record)
    {
        var options = new TOptions();
        // The host's code first: what is stored for this tenant is stronger.
        ApplyResilience(options.Resilience);
        Bind(new ConfigurationBuilder().AddInMemoryCollection(values.Where(pair => pair.Value is not null)).Build(), options);
        options.Environment = record.Environment;
        options.Enabled = record.Enabled;
        return options;
    }

    private string[] OriginsOf(TOptions options) =>
        Origin.Of(
            Settings()
                .Where(setting => setting.Address)
                .Select(setting => Uri.TryCreate(setting.Get(options), UriKind.Absolute, out var address) ? address : null)
                .OfType<Uri>()
                .Append(Definition.Endpoint(options))
        );

    /// <summary>Reads the flat environment names and then, over them, the section.</summary>
    public void BindConfiguration(IConfiguration? configuration, TOptions options)
    {
        if (configuration is not null)
        {
            var flat = Settings()
                .Where(setting => setting.Environment is not null && IsDefaultAccount)
                .Select(setting => KeyValuePair.Create(setting.Name, configuration[setting.Environment!]))
                .Where(pair => !string.IsNullOrEmpty(pair.Value));
            Bind(
                new ConfigurationBuilder().AddInMemoryCollection(flat).AddConfiguration(configuration.GetSection(SectionPath)).Build(),
                options
            );
        }

        ApplyResilience(options.Resilience);
    }

    public override IEnumerable<string> UnknownSettings(IConfiguration configuration)
    {
        // A nested setting is known by its first part.
        var known = Descriptor
            .Settings.Select(setting => setting.Name.Split(':')[0])
            .Concat([
                "Accounts",
                nameof(IntegrationOptions.Enabled),
                nameof(IntegrationOptions.Environment),
                nameof(IntegrationOptions.Resilience),
            ]);
        return Unknown(configuration, SectionPath, known)
            .Concat(Unknown(configuration, $"{SectionPath}:{nameof(IntegrationOptions.Resilience)}", ResilienceOptions.Names));
    }

    private IEnumerable<string> Unknown(IConfiguration configuration, string path, IEnumerable<string> known) =>
        configuration
            .GetSection(path)
            .GetChildren()
            .Select(child => child.Key)
            .Except(known, StringComparer.OrdinalIgnoreCase)
            .Select(name => $"{path}:{name} is no setting of {Descriptor.Name}; see its options table for the name meant");

    private void Bind(IConfiguration configuration, TOptions options)
    {
        try
        {
            Definition.Bind(configuration, options);
        }
        catch (InvalidOperationException e)
        {
            // The binder's words hold the value; only the name of the setting is taken from them.
            const string before = " at '";
            var start = e.Message.IndexOf(before, StringComparison.Ordinal);
            var end = start < 0 ? -1 : e.Message.IndexOf('\'', start + before.Length);
            var name = end < 0 ? "a setting" : e.Message[(start + before.Length)..end];
            options.Unreadable =
                $"{name} cannot be read: its value is of another kind than the setting; see the options table of {Descriptor.Name}";
        }
    }

    public Snapshot ToSnapshot(
        ConnectionId id,
        TOptions options,
        string version,
        string? accountId,
        IReadOnlyDictionary<string, string>? unopened = null,
        long secretsVersion = 0
    )
    {
        var secrets = Settings().Where(setting => setting.Secret).Select(setting => setting.Get(options));
        string[] problems = [.. unopened?.Values ?? [], .. ProblemsOf(id, options, unopened)];
        return new Snapshot(id, options, version, problems, new Redactor(secrets))
        {
            Tokens = problems.Length == 0 ? Definition.Tokens?.Invoke(options) : null,
            AccountId = accountId ?? Definition.AccountId?.Invoke(options),
            Unopened = unopened,
            SecretsVersion = secretsVersion,
            Endpoint = WithSlash(Definition.Endpoint(options)),
        };
    }

    public IEnumerable<string> ProblemsOf(ConnectionId id, TOptions options, IReadOnlyDictionary<string, string>? unopened = null)
    {
        if (options.Unreadable is { } unreadable)
        {
            yield return unreadable;
        }

        foreach (var problem in options.Resilience.Problems())
        {
            yield return problem;
        }

        foreach (var setting in Settings().Where(setting => IsMissing(setting, options) && unopened?.ContainsKey(setting.Name) != true))
        {
            yield return $"{setting.Name} is not set; {Remedy(id, setting)}";
        }

        foreach (var problem in Definition.Validate?.Invoke(options) ?? [])
        {
            yield return problem;
        }
    }

    private static bool IsMissing(OptionSetting<TOptions> setting, TOptions options) =>
        setting.Required && string.IsNullOrWhiteSpace(setting.Get(options)) && setting.Unless?.Invoke(options) != true;

    // Without its slash the last part of a root would be replaced by a path that is put to it.
    private static Uri WithSlash(Uri root) =>
        root.OriginalString.EndsWith('/') ? root : new Uri(root.OriginalString + "/", UriKind.RelativeOrAbsolute);

    private string Remedy(ConnectionId id, IntegrationSetting setting)
    {
        var find = setting.Find is { } where ? $" ({where})" : "";
        if (id.Tenant.Length > 0)
        {
            return $"save it with tenant '{id.Tenant}''s connection '{id.Name}'{find}";
        }

        var environment = setting.Environment is { } name && IsDefaultAccount ? $" or {name}" : "";
        return $"set {SectionPath}:{setting.Name}{environment}{find}";
    }

    private IEnumerable<OptionSetting<TOptions>> Settings() => Descriptor.Settings.OfType<OptionSetting<TOptions>>();
}
