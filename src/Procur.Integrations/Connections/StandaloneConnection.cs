using Microsoft.Extensions.Logging.Abstractions;
using Procur.Integrations.Journal;
using Procur.Integrations.Tokens;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Connections;

/// <summary>A connection without a container: for scripts, and hosts that make things by hand. Dispose it when its clients are no longer used.</summary>
public sealed class StandaloneConnection : Connection, IDisposable
{
    private readonly Snapshot snapshot;
    private readonly HttpMessageHandler handler;

    private StandaloneConnection(IntegrationRegistration registration, Snapshot snapshot, HttpMessageHandler handler, TimeProvider time)
        : base(
            registration,
            new ConnectionHost(
                _ => handler,
                time,
                NullLogger.Instance,
                new InMemoryOperationJournal(),
                [],
                new TokenService(null, new TokenSealer(), time, NullLogger.Instance),
                new InMemoryCallbackTickets(time),
                null
            ),
            snapshot.Id
        )
    {
        this.snapshot = snapshot;
        this.handler = handler;
    }

    /// <inheritdoc />
    public override bool IsConfigured => snapshot.IsConfigured;

    /// <summary>Makes a connection from options; it offers what the definition does.</summary>
    /// <param name="definition">What the core needs to know of the provider.</param>
    /// <param name="options">The options; not to be changed afterwards.</param>
    /// <param name="time">The clock; the system's by default.</param>
    public static StandaloneConnection Create<TOptions>(
        IntegrationDefinition<TOptions> definition,
        TOptions options,
        TimeProvider? time = null
    )
        where TOptions : IntegrationOptions, new()
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(options);
        var registration = new IntegrationRegistration<TOptions>(definition, definition.Descriptor.Key);
        foreach (var ability in definition.Abilities)
        {
            ability.OfferTo(registration);
        }

        var id = new ConnectionId("", definition.Descriptor.Key, ConnectionId.DefaultName);
        return new(
            registration,
            registration.ToSnapshot(id, options, "1", null),
            new SingleSendHandler { InnerHandler = IntegrationHttpClient.NewHandler() },
            time ?? TimeProvider.System
        );
    }

    /// <inheritdoc />
    public override ValueTask<Snapshot> CurrentAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(snapshot);

    /// <summary>Closes its sockets.</summary>
    public void Dispose() => handler.Dispose();

    internal override ValueTask<Snapshot> RefreshAsync(CancellationToken cancellationToken) => ValueTask.FromResult(snapshot);
}
