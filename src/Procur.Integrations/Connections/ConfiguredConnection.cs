using Microsoft.Extensions.Options;

namespace Procur.Integrations.Connections;

/// <summary>A connection whose settings come from code, configuration and the environment.</summary>
internal sealed class ConfiguredConnection<TOptions> : Connection, IConfiguredConnection, IDisposable
    where TOptions : IntegrationOptions, new()
{
    private readonly IntegrationRegistration<TOptions> registration;
    private readonly IOptionsMonitor<TOptions> monitor;
    private readonly IDisposable? watch;
    private Snapshot? snapshot;
    private long version;
    private long changes;

    public ConfiguredConnection(IntegrationRegistration<TOptions> registration, ConnectionHost host, IOptionsMonitor<TOptions> monitor)
        : base(registration, host, NameOf(registration))
    {
        this.registration = registration;
        this.monitor = monitor;
        watch = monitor.OnChange(
            (_, name) =>
            {
                if (name == registration.ClientName)
                {
                    Interlocked.Increment(ref changes);
                    Volatile.Write(ref snapshot, null);
                }
            }
        );
    }

    public override bool IsConfigured => Current.IsConfigured;

    public Snapshot Current => Volatile.Read(ref snapshot) ?? Make();

    public override ValueTask<Snapshot> CurrentAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(Current);

    public void Dispose() => watch?.Dispose();

    internal override ValueTask<Snapshot> RefreshAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Current);

    private static ConnectionId NameOf(IntegrationRegistration registration) =>
        new("", registration.Descriptor.Key, registration.IsDefaultAccount ? ConnectionId.DefaultName : registration.Key);

    private Snapshot Make()
    {
        var before = Interlocked.Read(ref changes);
        var made = registration.ToSnapshot(Id, monitor.Get(registration.ClientName), $"c{Interlocked.Increment(ref version)}", null);
        // A change that came while reading may not be in what was read: this call goes on with it, the next one reads again.
        if (Interlocked.Read(ref changes) == before)
        {
            Volatile.Write(ref snapshot, made);
        }

        return made;
    }
}
