using System.Security.Cryptography;

namespace Procur.Integrations.SendGrid;

/// <summary>A public key of the event webhook, imported once; importing costs twice what verifying does.</summary>
internal sealed class SendGridPublicKey
{
    private const string CurveOid = "1.2.840.10045.3.1.7";
    private const int MaxKeyBytes = 256;
    private const int MaxSignatureBytes = 128;

    // The platform's key is not said to be safe for many threads at once: each verification takes one that is free, and the first is nearly always.
    private readonly ECDsa?[] free = new ECDsa?[Environment.ProcessorCount];
    private readonly byte[] info;

    private SendGridPublicKey(byte[] info) => this.info = info;

    public static bool IsOne(string text) => Parse(text) is not null;

    /// <summary>Reads a key in base64 or PEM.</summary>
    /// <returns>Null where it is none on the curve P-256.</returns>
    public static SendGridPublicKey? Parse(string text)
    {
        var bare = string.Concat(
            text.Replace("-----BEGIN PUBLIC KEY-----", "", StringComparison.Ordinal)
                .Replace("-----END PUBLIC KEY-----", "", StringComparison.Ordinal)
                .Where(c => !char.IsWhiteSpace(c))
        );
        var info = new byte[MaxKeyBytes];
        if (!Convert.TryFromBase64String(bare, info, out var length) || length == 0)
        {
            return null;
        }

        var key = new SendGridPublicKey(info[..length]);
        key.free[0] = Import(key.info);
        return key.free[0] is null ? null : key;
    }

    public bool Verify(ReadOnlySpan<byte> signed, ReadOnlySpan<char> signatureBase64)
    {
        Span<byte> signature = stackalloc byte[MaxSignatureBytes];
        if (!Convert.TryFromBase64Chars(signatureBase64, signature, out var length) || length == 0)
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(signed, hash);
        var key = Take();
        try
        {
            // SendGrid's is a DER sequence; the platform's default format is another.
            return key.VerifyHash(hash, signature[..length], DSASignatureFormat.Rfc3279DerSequence);
        }
        finally
        {
            GiveBack(key);
        }
    }

    private static ECDsa? Import(byte[] info)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(info, out var read);
            if (read == info.Length && key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == CurveOid)
            {
                return key;
            }
        }
        catch (CryptographicException)
        {
            // No key.
        }

        key.Dispose();
        return null;
    }

    private ECDsa Take()
    {
        for (var i = 0; i < free.Length; i++)
        {
            if (Interlocked.Exchange(ref free[i], null) is { } key)
            {
                return key;
            }
        }

        return Import(info)!;
    }

    private void GiveBack(ECDsa key)
    {
        for (var i = 0; i < free.Length; i++)
        {
            if (Interlocked.CompareExchange(ref free[i], key, null) is null)
            {
                return;
            }
        }

        key.Dispose();
    }
}
