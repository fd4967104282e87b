namespace Procur.Integrations.Tokens;

/// <summary>Keeps sealed tokens, in this process or shared by several. A value is opaque here: it is sealed before it comes and opened after it goes.</summary>
public interface ITokenCache
{
    /// <summary>Finds a sealed token.</summary>
    /// <returns>Null where there is none.</returns>
    ValueTask<ReadOnlyMemory<byte>?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>Keeps a sealed token until it ends.</summary>
    ValueTask KeepAsync(string key, ReadOnlyMemory<byte> sealedToken, DateTimeOffset expiresAt, CancellationToken cancellationToken);

    /// <summary>Forgets a token.</summary>
    ValueTask ForgetAsync(string key, CancellationToken cancellationToken);
}
