using Procur.Integrations.Connections;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tokens;

/// <summary>What a grant asks the service through: the connection's own pipeline, without a credential.</summary>
public sealed class TokenExchange
{
    private readonly Func<WireCall, CancellationToken, Task<WireReply>> send;

    internal TokenExchange(
        Snapshot snapshot,
        AccessToken? current,
        DateTimeOffset now,
        Func<WireCall, CancellationToken, Task<WireReply>> send
    )
    {
        Snapshot = snapshot;
        Current = current;
        Now = now;
        this.send = send;
    }

    /// <summary>The connection's state that the token is for.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>The token that is running out or was refused, with its refresh token.</summary>
    public AccessToken? Current { get; }

    /// <summary>The time (UTC).</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Sends a token request; the call should be <see cref="WireCall.Anonymous"/>.</summary>
    /// <exception cref="IntegrationException">The service refused or could not be reached.</exception>
    public Task<WireReply> SendAsync(WireCall call, CancellationToken cancellationToken) => send(call, cancellationToken);
}
