using System.Buffers;

namespace Procur.Integrations.Wire;

/// <summary>Reads a body into one exactly sized array, up to a limit.</summary>
internal static class BoundedReader
{
    /// <summary>Null where the limit is exceeded.</summary>
    public static ValueTask<byte[]?> ReadAsync(Stream stream, long? length, int limit, CancellationToken cancellationToken) =>
        length is { } known && known <= limit
            ? ReadKnownAsync(stream, (int)known, cancellationToken)
            : ReadUnknownAsync(stream, limit, cancellationToken);

    private static async ValueTask<byte[]?> ReadKnownAsync(Stream stream, int length, CancellationToken cancellationToken)
    {
        var body = length == 0 ? [] : GC.AllocateUninitializedArray<byte>(length);
        for (var read = 0; read < length; )
        {
            var more = await stream.ReadAsync(body.AsMemory(read), cancellationToken).ConfigureAwait(false);
            read += more > 0 ? more : throw new EndOfStreamException();
        }

        return body;
    }

    private static async ValueTask<byte[]?> ReadUnknownAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        var rented = ArrayPool<byte>.Shared.Rent(4096);
        try
        {
            var length = 0;
            while (true)
            {
                var read = await stream.ReadAsync(rented.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    return rented.AsSpan(0, length).ToArray();
                }

                length += read;
                if (length > limit)
                {
                    return null;
                }

                if (length == rented.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(rented.Length * 2);
                    rented.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(rented, clearArray: true);
                    rented = larger;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }
}
