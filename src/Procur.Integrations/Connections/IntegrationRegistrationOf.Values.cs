using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Procur.Integrations.Connections;

/// <summary>Where each value of a connection comes from.</summary>
internal sealed partial class IntegrationRegistration<TOptions>
{
    public override IEnumerable<ConnectionValue> ValuesOf(ConnectionRecord record, Snapshot snapshot, IServiceProvider? services)
    {
        var options = (TOptions)snapshot.Options;
        var host = services?.GetService<IOptionsMonitor<TOptions>>()?.Get(ClientName);
        var untouched = new TOptions { Environment = record.Environment };
        foreach (var setting in Settings())
        {
            var value = setting.Get(options);
            if (
                record.Sealed.FirstOrDefault(secret => secret.Key.Equals(setting.Name, StringComparison.OrdinalIgnoreCase)) is
                { Key: not null } kept
            )
            {
                yield return Stored(setting, kept.Value, snapshot.Unopened?.GetValueOrDefault(setting.Name));
                continue;
            }

            var isStored = record
                .Settings.Concat(record.Secrets)
                .Any(pair => pair.Value is not null && setting.Name.Equals(pair.Key, StringComparison.OrdinalIgnoreCase));
            yield return new ConnectionValue(setting)
            {
                Value = setting.Secret ? null : value,
                Source =
                    isStored ? ConnectionValueSource.Store
                    : string.IsNullOrEmpty(value) ? ConnectionValueSource.Unset
                    : setting.Shared && host is not null && setting.Get(host) == value && setting.Get(untouched) != value
                        ? ConnectionValueSource.Host
                    : ConnectionValueSource.Default,
            };
        }
    }

    public override IEnumerable<ConnectionValue> HostValues(Snapshot snapshot, IConfiguration? configuration)
    {
        var options = (TOptions)snapshot.Options;
        var configured = new TOptions();
        BindConfiguration(configuration, configured);
        foreach (var setting in Settings())
        {
            var value = setting.Get(options);
            yield return new ConnectionValue(setting)
            {
                Value = setting.Secret ? null : value,
                Source =
                    string.IsNullOrEmpty(value) ? ConnectionValueSource.Unset
                    : setting.Get(configured) != value ? ConnectionValueSource.Code
                    : configuration?[$"{SectionPath}:{setting.Name}"] is not null ? ConnectionValueSource.Section
                    : IsDefaultAccount && setting.Environment is { } name && !string.IsNullOrEmpty(configuration?[name])
                        ? ConnectionValueSource.Environment
                    : ConnectionValueSource.Default,
            };
        }
    }
}
