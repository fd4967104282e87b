using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Procur.Integrations.Sealing;

/// <summary>
/// Seals values with AES-256-GCM under the current key of the host's ring. An envelope is its version (1), the key's id (8 bytes), the nonce (12), the tag (16)
/// and the sealed bytes. Members are safe to call from many threads at once.
/// </summary>
internal sealed class Sealer(IKeyRings keys)
{
    private const byte FormatVersion = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int IdAt = 1;
    private const int NonceAt = IdAt + SealingKey.IdLength;
    private const int TagAt = NonceAt + NonceLength;
    private const int TextAt = TagAt + TagLength;

    /// <summary>The key that seals now.</summary>
    /// <exception cref="IntegrationException">There is no key.</exception>
    public string CurrentKeyId => keys.Current.Current.Id;

    /// <exception cref="IntegrationException">There is no key.</exception>
    public byte[] Seal(ReadOnlySpan<byte> plain, SealContext context)
    {
        var key = keys.Current.Current;
        var envelope = new byte[TextAt + plain.Length];
        envelope[0] = FormatVersion;
        key.IdBytes.CopyTo(envelope.AsSpan(IdAt));
        var nonce = envelope.AsSpan(NonceAt, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key.Bytes, TagLength);
        aes.Encrypt(nonce, plain, envelope.AsSpan(TextAt), envelope.AsSpan(TagAt, TagLength), context.With(key));
        return envelope;
    }

    /// <summary>Opens a value.</summary>
    /// <param name="envelope">The sealed value.</param>
    /// <param name="context">Where it belongs.</param>
    /// <param name="plain">The value; whoever takes it clears it where it can.</param>
    /// <exception cref="IntegrationException">There is no key.</exception>
    public SealFinding TryOpen(ReadOnlySpan<byte> envelope, SealContext context, out byte[]? plain)
    {
        plain = null;
        if (!IsEnvelope(envelope))
        {
            return SealFinding.NotSealed;
        }

        if (keys.Current.Find(envelope.Slice(IdAt, SealingKey.IdLength)) is not { } key)
        {
            return SealFinding.KeyMissing;
        }

        var opened = new byte[envelope.Length - TextAt];
        using var aes = new AesGcm(key.Bytes, TagLength);
        try
        {
            aes.Decrypt(
                envelope.Slice(NonceAt, NonceLength),
                envelope[TextAt..],
                envelope.Slice(TagAt, TagLength),
                opened,
                context.With(key)
            );
        }
        catch (AuthenticationTagMismatchException)
        {
            return SealFinding.DoesNotFit;
        }

        plain = opened;
        return SealFinding.Opened;
    }

    /// <summary>Seals a value anew where it is not under the current key.</summary>
    /// <returns>Null where it is under the current key already, or does not open.</returns>
    /// <exception cref="IntegrationException">There is no key.</exception>
    public byte[]? Renew(ReadOnlySpan<byte> envelope, SealContext context)
    {
        if (!IsEnvelope(envelope) || KeyIdOf(envelope) == CurrentKeyId)
        {
            return null;
        }

        if (TryOpen(envelope, context, out var plain) != SealFinding.Opened)
        {
            return null;
        }

        try
        {
            return Seal(plain, context);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>The id of the key that a value is sealed under.</summary>
    /// <returns>Null where it is no sealed value.</returns>
    public static string? KeyIdOf(ReadOnlySpan<byte> envelope) =>
        IsEnvelope(envelope) ? Convert.ToHexStringLower(envelope.Slice(IdAt, SealingKey.IdLength)) : null;

    private static bool IsEnvelope(ReadOnlySpan<byte> bytes) => bytes.Length >= TextAt && bytes[0] == FormatVersion;
}
