using System.Buffers;
using System.Globalization;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>
/// Reads content in chunks of one size, one of which is in memory at a time. It reads a byte ahead, so that the last chunk is known as the last although nobody
/// knows the length beforehand.
/// </summary>
internal sealed class ChunkReader : IDisposable
{
    private readonly FileContent content;
    private readonly int size;
    private readonly ReadOnlyMemory<byte>? whole;
    private byte[] buffer;
    private Stream? source;
    private int filled;

    /// <param name="content">The content.</param>
    /// <param name="size">The size of a chunk.</param>
    public ChunkReader(FileContent content, int size)
    {
        this.content = content;
        this.size = size;
        whole = content.Bytes;
        buffer = whole is null ? ArrayPool<byte>.Shared.Rent(size + 1) : [];
    }

    /// <summary>Where in the whole the chunk begins.</summary>
    public long Offset { get; private set; }

    /// <summary>The bytes from there on.</summary>
    public ReadOnlyMemory<byte> Chunk { get; private set; }

    /// <summary>Whether nothing comes after it.</summary>
    public bool IsLast { get; private set; }

    /// <summary>The length of the whole, as soon as it is known.</summary>
    public long? Total => IsLast ? End : content.Length;

    private long End => Offset + Chunk.Length;

    /// <summary>Reads the chunk that begins at a place. What is in memory is not read again; backwards of that, the content is opened again.</summary>
    /// <exception cref="ArgumentException">The content is longer or shorter than it was said to be.</exception>
    /// <exception cref="InvalidOperationException">The content can be read once only and would have to be read again.</exception>
    public async ValueTask ReadAtAsync(long offset, CancellationToken cancellationToken)
    {
        if (whole is { } bytes)
        {
            Offset = Math.Min(offset, bytes.Length);
            Chunk = bytes[(int)Offset..(int)Math.Min(Offset + size, bytes.Length)];
            IsLast = End == bytes.Length;
            return;
        }

        if (source is null || offset < Offset)
        {
            await CloseAsync().ConfigureAwait(false);
            source = await content.OpenAsync(cancellationToken).ConfigureAwait(false);
            (Offset, Chunk, filled) = (0, default, 0);
            await AdvanceAsync(0, cancellationToken).ConfigureAwait(false);
        }

        while (offset > Offset && !Chunk.IsEmpty)
        {
            await AdvanceAsync((int)Math.Min(offset - Offset, Chunk.Length), cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask CloseAsync()
    {
        if (source is { } open)
        {
            source = null;
            await open.DisposeAsync().ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            buffer = [];
        }
    }

    /// <summary>Leaves bytes behind and fills the chunk up with those that follow.</summary>
    private async ValueTask AdvanceAsync(int count, CancellationToken cancellationToken)
    {
        filled -= count;
        buffer.AsSpan(count, filled).CopyTo(buffer);
        Offset += count;
        while (filled <= size)
        {
            var read = await source!.ReadAsync(buffer.AsMemory(filled, size + 1 - filled), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        IsLast = filled <= size;
        Chunk = buffer.AsMemory(0, Math.Min(filled, size));
        if (content.Length is { } length && (IsLast ? End != length : End >= length))
        {
            var has = IsLast ? End.ToString(CultureInfo.InvariantCulture) : "more";
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The content was said to have {length} bytes and has {has}; no file was made of it."
                )
            );
        }
    }
}
