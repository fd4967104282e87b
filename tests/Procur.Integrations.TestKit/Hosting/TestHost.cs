using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Procur.Integrations.Audit;

namespace Procur.Integrations.TestKit;

/// <summary>A host's container with everything observed: every log line, the audit trail, a clock that waits for nobody, settings that can be changed.</summary>
public sealed class TestHost : IAsyncDisposable
{
    private readonly ServiceProvider provider;
    private readonly Dictionary<string, string?> settings;

    private TestHost(
        ServiceProvider provider,
        IConfigurationRoot configuration,
        Dictionary<string, string?> settings,
        ManualTimeProvider time,
        RecordingLoggerProvider logs,
        RecordingAuditSink audit
    )
    {
        this.provider = provider;
        this.settings = settings;
        Configuration = configuration;
        Time = time;
        Logs = logs;
        Audit = audit;
    }

    public IServiceProvider Services => provider;

    public IConfigurationRoot Configuration { get; }

    public ManualTimeProvider Time { get; }

    public RecordingLoggerProvider Logs { get; }

    public RecordingAuditSink Audit { get; }

    /// <summary>Builds a host.</summary>
    /// <param name="add">Adds the integrations.</param>
    /// <param name="settings">The host's configuration.</param>
    /// <param name="time">The clock; by default one on which waits pass by themselves.</param>
    public static TestHost Create(
        Action<IServiceCollection> add,
        IReadOnlyDictionary<string, string?>? settings = null,
        ManualTimeProvider? time = null
    )
    {
        ArgumentNullException.ThrowIfNull(add);
        var clock = time ?? new ManualTimeProvider { AutoAdvance = true };
        var logs = new RecordingLoggerProvider();
        var audit = new RecordingAuditSink();
        var values = new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>(), StringComparer.OrdinalIgnoreCase);
        var configuration = new ConfigurationBuilder().Add(new SettingsSource(values)).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IAuditSink>(audit);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        add(services);
        var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        return new TestHost(provider, configuration, values, clock, logs, audit);
    }

    public T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    public T Get<T>(string key)
        where T : notnull => provider.GetRequiredKeyedService<T>(key);

    /// <summary>Changes a setting and reloads the configuration.</summary>
    public void Set(string name, string? value)
    {
        settings[name] = value;
        Configuration.Reload();
    }

    public ValueTask DisposeAsync() => provider.DisposeAsync();

    private sealed class SettingsSource(Dictionary<string, string?> values) : IConfigurationSource
    {
        public IConfigurationProvider Build(IConfigurationBuilder builder) => new SettingsProvider(values);
    }

    private sealed class SettingsProvider(Dictionary<string, string?> values) : ConfigurationProvider
    {
        public override void Load() => Data = new Dictionary<string, string?>(values, StringComparer.OrdinalIgnoreCase);
    }
}
