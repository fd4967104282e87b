using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Procur.Integrations.Webhooks;

/// <summary>
/// A webhook signed with HMAC-SHA256 over a time stamp and the body, the signature in hexadecimal digits: the most usual way. A receiver says where its
/// service puts what, and this checks it: in constant time, within a tolerance of now both ways, against every live secret, without allocating.
/// </summary>
public readonly ref struct StampedSignature
{
    private const int MaxStampDigits = 19;
    private const int MaxAffixBytes = 16;

    /// <summary>The stamp: seconds since 1970 (UTC), in digits.</summary>
    public ReadOnlySpan<char> Stamp { get; init; }

    /// <summary>What holds the signature, or several of them parted by commas, other items between them or not.</summary>
    public ReadOnlySpan<char> Signatures { get; init; }

    /// <summary>What stands before each signature, such as <c>v1=</c>; items without it are passed over.</summary>
    public ReadOnlySpan<char> Label { get; init; }

    /// <summary>What is signed before the stamp; 16 bytes at most.</summary>
    public ReadOnlySpan<byte> BeforeStamp { get; init; }

    /// <summary>What is signed between the stamp and the body; 16 bytes at most.</summary>
    public ReadOnlySpan<byte> AfterStamp { get; init; }

    /// <summary>Whether one of the live secrets has signed this body, now.</summary>
    /// <param name="body">The body as it came.</param>
    /// <param name="secrets">The live secrets. Without any, nothing is accepted.</param>
    /// <param name="now">The host's clock, from its <see cref="TimeProvider"/>.</param>
    /// <param name="tolerance">How far the stamp may be off either way.</param>
    /// <exception cref="InvalidOperationException"><see cref="BeforeStamp"/> or <see cref="AfterStamp"/> is longer than allowed.</exception>
    public Verification Verify(ReadOnlySpan<byte> body, IReadOnlyList<WebhookSecret> secrets, DateTimeOffset now, TimeSpan tolerance)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        if (BeforeStamp.Length > MaxAffixBytes || AfterStamp.Length > MaxAffixBytes)
        {
            throw new InvalidOperationException("What is signed around the stamp is longer than 16 bytes.");
        }

        if (secrets.Count == 0)
        {
            return Verification.Refused("no secret is set to verify it with");
        }

        Span<byte> head = stackalloc byte[MaxAffixBytes + MaxStampDigits + MaxAffixBytes];
        BeforeStamp.CopyTo(head);
        var digits = head.Slice(BeforeStamp.Length, MaxStampDigits);
        if (
            Stamp.IsEmpty
            || Stamp.Length > MaxStampDigits
            || !Encoding.UTF8.TryGetBytes(Stamp, digits, out var length)
            || !Utf8Parser.TryParse(digits[..length], out ulong seconds, out var read)
            || read != length
            || seconds > long.MaxValue
        )
        {
            return Verification.Refused("no time stamp");
        }

        if (!TimestampTolerance.Check((long)seconds, now, tolerance))
        {
            return Verification.Refused("signed too long ago, or in the future");
        }

        AfterStamp.CopyTo(head[(BeforeStamp.Length + length)..]);
        head = head[..(BeforeStamp.Length + length + AfterStamp.Length)];
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        for (var i = 0; i < secrets.Count; i++)
        {
            // Once a secret, however many signatures a stranger may offer.
            HmacSignature.Sign(secrets[i].Utf8.Span, head, body, [], expected);
            if (IsOffered(expected))
            {
                return Verification.Accepted(secrets[i].Name);
            }
        }

        return Verification.Refused("no signature of a live secret");
    }

    private bool IsOffered(ReadOnlySpan<byte> expected)
    {
        foreach (var range in Signatures.Split(','))
        {
            var item = Signatures[range].Trim();
            if (item.StartsWith(Label) && HmacSignature.MatchesHex(item[Label.Length..], expected))
            {
                return true;
            }
        }

        return false;
    }
}
