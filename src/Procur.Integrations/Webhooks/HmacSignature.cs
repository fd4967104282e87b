using System.Buffers;
using System.Security.Cryptography;

namespace Procur.Integrations.Webhooks;

/// <summary>Checks HMAC-SHA256 signatures of webhooks in constant time and without allocating. For receivers, whose services sign a stamp and the body.</summary>
public static class HmacSignature
{
    private const int StackBytes = 1024;
    private const int Base64Length = 44;

    /// <summary>Whether a signature in hexadecimal digits (either case) is the HMAC-SHA256 of the parts, one after the other.</summary>
    /// <param name="key">The secret's bytes. With an empty one nothing is valid.</param>
    /// <param name="expectedHex">What the service says: 64 digits. Anything else is not valid; it throws nothing.</param>
    /// <param name="part1">The first of the signed bytes.</param>
    /// <param name="part2">What follows it; may be empty.</param>
    /// <param name="part3">What follows that, usually the body; may be empty.</param>
    public static bool IsValidHex(
        ReadOnlySpan<byte> key,
        ReadOnlySpan<char> expectedHex,
        ReadOnlySpan<byte> part1,
        ReadOnlySpan<byte> part2 = default,
        ReadOnlySpan<byte> part3 = default
    )
    {
        if (key.IsEmpty || expectedHex.Length != HMACSHA256.HashSizeInBytes * 2)
        {
            return false;
        }

        Span<byte> actual = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Sign(key, part1, part2, part3, actual);
        return MatchesHex(expectedHex, actual);
    }

    /// <summary>Whether hexadecimal digits (either case) are these bytes, told in constant time. For receivers that sign once and are offered several signatures.</summary>
    /// <param name="hex">What the service says. What is no signature does not match; it throws nothing.</param>
    /// <param name="signature">The 32 bytes of <see cref="Sign"/>.</param>
    public static bool MatchesHex(ReadOnlySpan<char> hex, ReadOnlySpan<byte> signature)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return hex.Length == given.Length * 2
            && Convert.FromHexString(hex, given, out _, out _) == OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(given, signature);
    }

    /// <summary>Whether a text in base64 is these bytes, told in constant time. For receivers whose services write their signatures so.</summary>
    /// <param name="base64">What the service says: 44 characters. What is no signature does not match; it throws nothing.</param>
    /// <param name="signature">The 32 bytes of <see cref="Sign"/>.</param>
    public static bool MatchesBase64(ReadOnlySpan<char> base64, ReadOnlySpan<byte> signature)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return base64.Length == Base64Length
            && Convert.TryFromBase64Chars(base64, given, out var length)
            && length == given.Length
            && CryptographicOperations.FixedTimeEquals(given, signature);
    }

    /// <summary>Writes the HMAC-SHA256 of the parts, one after the other, for what must be signed in answer (a challenge).</summary>
    /// <param name="key">The secret's bytes.</param>
    /// <param name="part1">The first of the signed bytes.</param>
    /// <param name="part2">What follows it; may be empty.</param>
    /// <param name="part3">What follows that; may be empty.</param>
    /// <param name="signature">Where the 32 bytes go.</param>
    public static void Sign(
        ReadOnlySpan<byte> key,
        ReadOnlySpan<byte> part1,
        ReadOnlySpan<byte> part2,
        ReadOnlySpan<byte> part3,
        Span<byte> signature
    )
    {
        var length = checked(part1.Length + part2.Length + part3.Length);

        // Copied together: the platform's incremental hash allocates, and copying costs a fraction of hashing.
        byte[]? rented = null;
        var joined = length <= StackBytes ? stackalloc byte[StackBytes] : (rented = ArrayPool<byte>.Shared.Rent(length));
        try
        {
            part1.CopyTo(joined);
            part2.CopyTo(joined[part1.Length..]);
            part3.CopyTo(joined[(part1.Length + part2.Length)..]);
            HMACSHA256.HashData(key, joined[..length], signature);
        }
        finally
        {
            if (rented is not null)
            {
                // A body may be personal, and the next to rent the array sees what is left in it.
                rented.AsSpan(0, length).Clear();
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }
}
