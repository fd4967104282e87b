namespace Procur.Integrations.Wire;

/// <summary>A part of a body that is sent as it is read: bytes, or a file's bytes in base64.</summary>
public sealed class WirePart
{
    private WirePart(ReadOnlyMemory<byte> bytes, Func<CancellationToken, ValueTask<Stream>>? open, long sourceLength)
    {
        Bytes = bytes;
        Open = open;
        SourceLength = sourceLength;
    }

    /// <summary>How many bytes it has on the wire.</summary>
    public long Length => Open is null ? Bytes.Length : (SourceLength + 2) / 3 * 4;

    internal ReadOnlyMemory<byte> Bytes { get; }

    internal Func<CancellationToken, ValueTask<Stream>>? Open { get; }

    internal long SourceLength { get; }

    /// <summary>Bytes as they are.</summary>
    public static WirePart Of(ReadOnlyMemory<byte> bytes) => new(bytes, null, bytes.Length);

    /// <summary>A stream in base64, as JSON carries files; read in parts, so that its size costs no memory.</summary>
    /// <param name="open">Opens it at its start, anew for each attempt; what it gives is disposed of.</param>
    /// <param name="length">How many bytes it has, before they are encoded.</param>
    public static WirePart Base64(Func<CancellationToken, ValueTask<Stream>> open, long length)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return new(default, open, length);
    }
}
