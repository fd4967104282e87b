using Procur.Integrations.Tokens;

namespace Procur.Integrations.Tests.Tokens;

/// <summary>A grant that counts: its tokens are <c>token-1</c>, <c>token-2</c> …</summary>
public sealed class CountingGrant : ITokenGrant
{
    private int fetched;

    public string CacheKey { get; init; } = "counting";

    public TimeSpan Life { get; init; } = TimeSpan.FromHours(1);

    public Func<Exception?> Fails { get; set; } = static () => null;

    /// <summary>Each fetch waits for it.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public int Fetched => Volatile.Read(ref fetched);

    public AccessToken? LastCurrent { get; private set; }

    public async Task<AccessToken> RequestAsync(TokenExchange exchange, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        LastCurrent = exchange.Current;
        var number = Interlocked.Increment(ref fetched);
        await Gate.WaitAsync(cancellationToken);
        return Fails() is { } failure ? throw failure : new AccessToken($"token-{number}", exchange.Now + Life);
    }
}
