using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Procur.Integrations.Tokens;

/// <summary>Seals tokens for a cache with AES-256-GCM, bound to the key they are kept under. The sealing key is the host's, or one of this process.</summary>
internal sealed class TokenSealer
{
    private const byte FormatVersion = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private readonly byte[] key;

    public TokenSealer(ReadOnlyMemory<byte>? key = null)
    {
        this.key = key?.ToArray() ?? RandomNumberGenerator.GetBytes(32);
        if (this.key.Length != 32)
        {
            throw new ArgumentException("The sealing key must have 32 bytes (AES-256).", nameof(key));
        }
    }

    public byte[] Seal(HeldToken token, string boundTo)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(token, TokenJson.Default.HeldToken);
        var envelope = new byte[1 + NonceBytes + TagBytes + plain.Length];
        envelope[0] = FormatVersion;
        var nonce = envelope.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, envelope.AsSpan(1 + NonceBytes + TagBytes), envelope.AsSpan(1 + NonceBytes, TagBytes), Bound(boundTo));
        CryptographicOperations.ZeroMemory(plain);
        return envelope;
    }

    /// <summary>Null where it was sealed by another key, for another place, or was altered: then a token is fetched anew.</summary>
    public HeldToken? Open(ReadOnlyMemory<byte> envelope, string boundTo)
    {
        var bytes = envelope.Span;
        if (bytes.Length <= 1 + NonceBytes + TagBytes || bytes[0] != FormatVersion)
        {
            return null;
        }

        var plain = new byte[bytes.Length - 1 - NonceBytes - TagBytes];
        try
        {
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(
                bytes.Slice(1, NonceBytes),
                bytes[(1 + NonceBytes + TagBytes)..],
                bytes.Slice(1 + NonceBytes, TagBytes),
                plain,
                Bound(boundTo)
            );
            return JsonSerializer.Deserialize(plain, TokenJson.Default.HeldToken);
        }
        catch (Exception e) when (e is AuthenticationTagMismatchException or JsonException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private static byte[] Bound(string to)
    {
        var bytes = new byte[4 + Encoding.UTF8.GetByteCount(to)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, bytes.Length - 4);
        Encoding.UTF8.GetBytes(to, bytes.AsSpan(4));
        return bytes;
    }
}
