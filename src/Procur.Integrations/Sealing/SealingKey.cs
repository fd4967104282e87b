using System.Security.Cryptography;
using System.Text;

namespace Procur.Integrations.Sealing;

/// <summary>One key of AES-256. Its id follows from it, so that no two places can call different keys the same.</summary>
internal sealed class SealingKey
{
    public const int Length = 32;
    public const int IdLength = 8;

    private readonly byte[] id;

    public SealingKey(ReadOnlySpan<byte> key)
    {
        if (key.Length != Length)
        {
            throw new ArgumentException("A sealing key has 32 bytes (AES-256).", nameof(key));
        }

        Bytes = key.ToArray();
        id = HKDF.DeriveKey(HashAlgorithmName.SHA256, Bytes, IdLength, info: "procur-integrations/key-id"u8.ToArray());
        Id = Convert.ToHexStringLower(id);
    }

    /// <summary>16 hexadecimal digits, which tell nothing of the key.</summary>
    public string Id { get; }

    public ReadOnlySpan<byte> IdBytes => id;

    internal byte[] Bytes { get; }

    public static SealingKey Random() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>Reads a key as people keep it: 64 hexadecimal digits, the Base64 of 32 bytes (URL-safe too), or 32 characters.</summary>
    /// <returns>Null where it is none of these.</returns>
    public static SealingKey? TryParse(string text)
    {
        var bytes = Read(text.Trim());
        return bytes is { Length: Length } && bytes.Distinct().Count() > 1 ? new SealingKey(bytes) : null;
    }

    /// <summary>Without the key.</summary>
    public override string ToString() => $"key {Id}";

    private static byte[]? Read(string text)
    {
        if (text.Length == 2 * Length && text.All(char.IsAsciiHexDigit))
        {
            return Convert.FromHexString(text);
        }

        if (Encoding.UTF8.GetByteCount(text) == Length)
        {
            return Encoding.UTF8.GetBytes(text);
        }

        var bytes = new byte[Length + 1];
        var standard = text.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        return standard.Length == 43 && Convert.TryFromBase64String(standard + "=", bytes, out var written) && written == Length
            ? bytes[..Length]
            : null;
    }
}
