using Procur.Integrations.Connections;

namespace Procur.Integrations.Tokens;

/// <summary>Is told when a connection has to be connected again, and when it turned out that it has not.</summary>
internal interface IReconnectNotice
{
    /// <summary>Writes the reason to the connection of that state.</summary>
    ValueTask RequireAsync(Snapshot snapshot, string reason);

    /// <summary>Takes it back.</summary>
    ValueTask ClearAsync(Snapshot snapshot);
}
