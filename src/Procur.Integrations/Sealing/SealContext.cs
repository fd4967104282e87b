using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Procur.Integrations.Sealing;

/// <summary>
/// What a sealed value is bound to: it opens in no other place. Each part goes in with its length before it, so that two lists of parts cannot run into the
/// same bytes.
/// </summary>
internal sealed class SealContext
{
    private readonly byte[] bytes;

    private SealContext(byte[] bytes) => this.bytes = bytes;

    /// <param name="purpose">What is sealed: <c>connection-secret</c>, <c>token</c>.</param>
    /// <param name="parts">Where it belongs.</param>
    public static SealContext Of(string purpose, params ReadOnlySpan<string> parts)
    {
        var length = 4 + Encoding.UTF8.GetByteCount(purpose);
        foreach (var part in parts)
        {
            length += 4 + Encoding.UTF8.GetByteCount(part);
        }

        var bytes = new byte[length];
        var at = Append(bytes, purpose);
        foreach (var part in parts)
        {
            at += Append(bytes.AsSpan(at), part);
        }

        return new SealContext(bytes);
    }

    /// <summary>A number as a part.</summary>
    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>With the key too, so that a value cannot be passed off as one of another key.</summary>
    internal byte[] With(SealingKey key) => [.. bytes, .. key.IdBytes];

    private static int Append(Span<byte> to, string part)
    {
        var written = Encoding.UTF8.GetBytes(part, to[4..]);
        BinaryPrimitives.WriteInt32BigEndian(to, written);
        return written + 4;
    }
}
