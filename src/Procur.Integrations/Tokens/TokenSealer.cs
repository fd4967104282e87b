using System.Security.Cryptography;
using System.Text.Json;
using Procur.Integrations.Sealing;

namespace Procur.Integrations.Tokens;

/// <summary>Seals tokens, bound to the key they are kept under.</summary>
internal sealed class TokenSealer(Sealer sealer)
{
    /// <summary>Under a key of this process, or of the host's own for a cache that processes share.</summary>
    public TokenSealer(ReadOnlyMemory<byte>? key = null)
        : this(new Sealer(key is { } own ? new FixedKeyRings(new KeyRing(new SealingKey(own.Span))) : FixedKeyRings.OfThisProcess())) { }

    public byte[] Seal(HeldToken token, string boundTo)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(token, TokenJson.Default.HeldToken);
        try
        {
            return sealer.Seal(plain, Bound(boundTo));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Null where it was sealed by another key, for another place, or was altered: then a token is fetched anew.</summary>
    public HeldToken? Open(ReadOnlyMemory<byte> envelope, string boundTo)
    {
        if (sealer.TryOpen(envelope.Span, Bound(boundTo), out var plain) != SealFinding.Opened)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(plain, TokenJson.Default.HeldToken);
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>The same token under the current key.</summary>
    /// <returns>Null where it is under it already, or does not open.</returns>
    public ReadOnlyMemory<byte>? Renew(ReadOnlyMemory<byte>? envelope, string boundTo)
    {
        if (envelope is { } bytes && sealer.Renew(bytes.Span, Bound(boundTo)) is { } renewed)
        {
            return renewed;
        }

        // By itself: beside an array, null would become an empty value.
        return null;
    }

    private static SealContext Bound(string to) => SealContext.Of("token", to);
}
