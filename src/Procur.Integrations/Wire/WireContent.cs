using System.Net;

namespace Procur.Integrations.Wire;

/// <summary>Sends a body and notes the moment before its first byte is handed to the connection: from then on a changing call may take effect.</summary>
internal sealed class WireContent : HttpContent
{
    private readonly WireBody body;
    private readonly HttpCall call;
    private bool passed;

    public WireContent(WireBody body, HttpCall call)
    {
        this.body = body;
        this.call = call;
        if (body.ContentType is { } contentType)
        {
            Headers.TryAddWithoutValidation("Content-Type", contentType);
        }
    }

    public bool Started { get; private set; }

    /// <summary>Whether the call's time to send was over before the first byte: then none has left.</summary>
    public bool Lapsed { get; private set; }

    /// <summary>False the second time: this body has been on its way before.</summary>
    public bool Pass()
    {
        var first = !passed;
        passed = true;
        return first;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (!call.MaySend)
        {
            // The headers still lie in the connection's buffer, which is thrown away with it.
            Lapsed = true;
            throw new InvalidOperationException("Its time to send was over.");
        }

        Started = true;
        if (body.Open is not null)
        {
            return CopyAsync(stream, cancellationToken);
        }

        return body.Bytes.IsEmpty ? Task.CompletedTask : stream.WriteAsync(body.Bytes, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Open is null ? body.Bytes.Length : body.Length ?? 0;
        return body.Open is null || body.Length is not null;
    }

    private async Task CopyAsync(Stream stream, CancellationToken cancellationToken)
    {
        var source = await body.Open!(cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            await source.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }
}
