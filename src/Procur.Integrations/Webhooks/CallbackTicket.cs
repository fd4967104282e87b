using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

/// <summary>What an opaque callback address stands for: a connection, and where it is a one-time one, an operation.</summary>
/// <param name="Connection">The connection.</param>
public sealed record CallbackTicket(ConnectionId Connection)
{
    /// <summary>The token in the address.</summary>
    public string Token { get; init; } = "";

    /// <summary>The wire operation it was made for; null for an address of the whole connection.</summary>
    public string? Operation { get; init; }

    /// <summary>The host's key of that operation in the journal, where there is one.</summary>
    public Journal.JournalId? JournalId { get; init; }

    /// <summary>What the provider must know again when the callback comes. No personal data, no secrets.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();

    /// <summary>When it ends (UTC); null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
