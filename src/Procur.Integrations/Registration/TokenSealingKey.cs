namespace Procur.Integrations;

/// <summary>The key under which tokens are sealed before they go to an <see cref="Tokens.ITokenCache"/>. Register one where processes share a cache.</summary>
/// <param name="key">32 bytes, the same for all processes that share the cache; from the host's secret store.</param>
public sealed class TokenSealingKey(ReadOnlyMemory<byte> key)
{
    internal ReadOnlyMemory<byte> Key { get; } = key;

    /// <summary>Without the key.</summary>
    public override string ToString() => nameof(TokenSealingKey);
}
