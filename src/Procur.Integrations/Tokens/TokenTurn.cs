using Procur.Integrations.Connections;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tokens;

/// <summary>One flight for a token.</summary>
internal sealed class TokenTurn(
    Snapshot snapshot,
    ITokenGrant grant,
    string? refused,
    Func<WireCall, CancellationToken, Task<WireReply>> send
)
{
    public Snapshot Snapshot { get; } = snapshot;

    public ITokenGrant Grant { get; } = grant;

    /// <summary>The token that the service has refused.</summary>
    public string? Refused { get; } = refused;

    public Func<WireCall, CancellationToken, Task<WireReply>> Send { get; } = send;

    public TokenKey Key { get; } = TokenKey.Of(snapshot, grant);

    /// <summary>Whether the service was asked.</summary>
    public bool IsAsked { get; set; }
}
