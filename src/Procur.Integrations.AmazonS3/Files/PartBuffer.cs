using System.Buffers;

namespace Procur.Integrations.AmazonS3;

/// <summary>One part of content, in memory from the pool.</summary>
internal sealed class PartBuffer : IDisposable
{
    private const int First = 64 * 1024;
    private const int Growth = 4;

    private byte[] bytes;

    private PartBuffer(byte[] bytes) => this.bytes = bytes;

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Content => bytes.AsMemory(0, Length);

    /// <summary>Reads up to a whole part; less only where the content ends.</summary>
    /// <param name="source">The content.</param>
    /// <param name="size">The size of a part.</param>
    /// <param name="expected">How much is known to be left; null where nobody knows, and then memory grows with what comes.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public static async Task<PartBuffer> ReadAsync(Stream source, int size, long? expected, CancellationToken cancellationToken)
    {
        // One byte more than expected: it shows that the content has ended.
        var rented = (int)Math.Min(size, expected is { } known ? known + 1 : First);
        var part = new PartBuffer(ArrayPool<byte>.Shared.Rent(rented));
        try
        {
            while (part.Length < size)
            {
                if (part.Length == part.bytes.Length)
                {
                    part.Grow(size);
                }

                var room = Math.Min(part.bytes.Length, size) - part.Length;
                var count = await source.ReadAsync(part.bytes.AsMemory(part.Length, room), cancellationToken).ConfigureAwait(false);
                if (count == 0)
                {
                    break;
                }

                part.Length += count;
            }

            return part;
        }
        catch
        {
            part.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        var held = bytes;
        bytes = [];
        Length = 0;
        if (held.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(held);
        }
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(size, (long)bytes.Length * Growth));
        bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
