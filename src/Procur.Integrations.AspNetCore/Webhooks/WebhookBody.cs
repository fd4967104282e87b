using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Procur.Integrations.AspNetCore.Webhooks;

/// <summary>Reads a body once, byte for byte as it was signed.</summary>
internal static class WebhookBody
{
    private const int FirstBuffer = 8 * 1024;

    /// <summary>The bytes and 200, or the status to answer: 413 where they are too many, 400 where they are not as many as was promised.</summary>
    public static async ValueTask<(int Status, ReadOnlyMemory<byte> Body)> ReadAsync(
        HttpRequest request,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var promised = request.ContentLength;
        if (promised > limit)
        {
            return (StatusCodes.Status413PayloadTooLarge, default);
        }

        var stream = request.Body;
        if (stream.CanSeek)
        {
            // A middleware of the host has buffered the body and may have read it.
            stream.Position = 0;
        }

        // Grows with what comes, not with what was promised: a promise costs a stranger nothing.
        var rented = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var length = 0;
            while (true)
            {
                var read = await stream.ReadAsync(rented.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    break;
                }

                length += read;
                if (length > limit)
                {
                    return (StatusCodes.Status413PayloadTooLarge, default);
                }

                if (length == rented.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(rented.Length * 2);
                    rented.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(rented, clearArray: true);
                    rented = larger;
                }
            }

            // Exactly sized and its own: events keep it for longer than the request lives.
            return promised is null || promised == length
                ? (StatusCodes.Status200OK, rented.AsSpan(0, length).ToArray())
                : (StatusCodes.Status400BadRequest, default);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }
}
