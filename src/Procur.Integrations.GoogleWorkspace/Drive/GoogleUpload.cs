using Procur.Integrations.GoogleWorkspace.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>
/// Carries content of any length to Drive: small content in one request, other content in chunks of a session. After a chunk that got no answer the session is
/// asked how far it is, and the upload goes on from there.
/// </summary>
internal sealed class GoogleUpload(GoogleDriveClient client, GoogleUploadTarget target, FileContent content, GoogleWorkspaceOptions options)
{
    private const int LargestWhole = 5_000_000;
    private const int MostSessions = 3;

    // Whether a chunk that ends the upload has left without an answer: then the file may be there.
    private bool inDoubt;

    /// <returns>The file and Google's answer; no file where the id of a new one is taken.</returns>
    public async Task<(GoogleDriveFile? File, RawJson Raw)> SendAsync(CancellationToken cancellationToken)
    {
        using var reader = new ChunkReader(content, options.UploadChunkSize);
        try
        {
            await reader.ReadAtAsync(0, cancellationToken).ConfigureAwait(false);
            return reader is { IsLast: true, Chunk.Length: <= LargestWhole }
                ? await SendWholeAsync(reader.Chunk, cancellationToken).ConfigureAwait(false)
                : await SendInChunksAsync(reader, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await reader.CloseAsync().ConfigureAwait(false);
        }
    }

    private async Task<(GoogleDriveFile?, RawJson)> SendWholeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var sending = target.FileId is { } id
            ? client.UpdateWithContentAsync(id, target.File, bytes, target.ContentType, target.Further, cancellationToken)
            : client.CreateWithContentAsync(target.File, bytes, target.ContentType, target.Further, cancellationToken);
        var reply = await sending.ConfigureAwait(false);
        return (reply.IsSuccess ? reply.Value : null, reply.Raw);
    }

    private async Task<(GoogleDriveFile?, RawJson)> SendInChunksAsync(ChunkReader reader, CancellationToken cancellationToken)
    {
        try
        {
            for (var sessions = 1; ; sessions++)
            {
                var session = await client
                    .BeginUploadAsync(target.FileId, target.File, target.ContentType, content.Length, target.Further, cancellationToken)
                    .ConfigureAwait(false);
                if (session is null)
                {
                    return (null, RawJson.Empty);
                }

                if (await SendAsync(session, reader, sessions < MostSessions, cancellationToken).ConfigureAwait(false) is { } done)
                {
                    return (done.File, done.Raw);
                }
            }
        }
        catch (IntegrationException e) when (e.OutcomeUnknown != inDoubt)
        {
            throw Told(e);
        }
        catch (IntegrationCanceledException e) when (e.OutcomeUnknown != inDoubt)
        {
            throw new IntegrationCanceledException(e.Integration, e.Operation, inDoubt, cancellationToken, e);
        }
    }

    /// <returns>How it ended; null where Google has forgotten the session and another may be begun.</returns>
    private async Task<GoogleUploadProgress?> SendAsync(
        GoogleUploadSession session,
        ChunkReader reader,
        bool mayBeginAnother,
        CancellationToken cancellationToken
    )
    {
        var patience = new UploadPatience(options.Resilience, client.Connection.Time);
        var received = 0L;
        while (true)
        {
            if (received != reader.Offset)
            {
                await MoveAsync(reader, received, cancellationToken).ConfigureAwait(false);
            }

            GoogleUploadProgress progress;
            try
            {
                progress = await PutAsync(session, reader, cancellationToken).ConfigureAwait(false);
            }
            catch (IntegrationException e) when (e.Kind == IntegrationErrorKind.NotFound && mayBeginAnother)
            {
                return null;
            }
            catch (IntegrationException e) when (e.IsTransient && e.RetryAfter is null && patience.IsLeft)
            {
                await patience.WaitAsync(cancellationToken).ConfigureAwait(false);
                try
                {
                    progress = await client.AskUploadAsync(session, reader.Total, cancellationToken).ConfigureAwait(false);
                }
                catch (IntegrationException forgotten) when (forgotten.Kind == IntegrationErrorKind.NotFound && mayBeginAnother)
                {
                    return null;
                }
            }

            if (progress.File is not null || progress.IsTaken)
            {
                inDoubt = false;
                return progress;
            }

            if (progress.Received > received)
            {
                patience.Renew();
            }
            else if (!patience.Spend())
            {
                throw Stuck();
            }

            received = progress.Received;
        }
    }

    private async Task<GoogleUploadProgress> PutAsync(GoogleUploadSession session, ChunkReader reader, CancellationToken cancellationToken)
    {
        var doubted = inDoubt;
        inDoubt |= reader.IsLast;
        try
        {
            return await client.PutChunkAsync(session, reader.Offset, reader.Chunk, reader.Total, cancellationToken).ConfigureAwait(false);
        }
        catch (IntegrationException e) when (!e.OutcomeUnknown)
        {
            // Refused, or never sent.
            inDoubt = doubted;
            throw;
        }
        catch (IntegrationCanceledException e) when (!e.OutcomeUnknown)
        {
            inDoubt = doubted;
            throw;
        }
    }

    private async Task MoveAsync(ChunkReader reader, long offset, CancellationToken cancellationToken)
    {
        try
        {
            await reader.ReadAtAsync(offset, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException e)
        {
            throw Failed(
                IntegrationErrorKind.Unavailable,
                "the upload has to begin again, and the content can be read once only. Give it as a factory (FileContent.FromFactory) or a stream that can seek",
                e
            );
        }
    }

    private IntegrationException Stuck() =>
        Failed(IntegrationErrorKind.Unavailable, "the upload does not get any further. Try again later", null);

    private IntegrationException Failed(IntegrationErrorKind kind, string what, Exception? cause) =>
        new(
            client.Connection.Descriptor.Key,
            GoogleDriveOperations.PutChunk,
            kind,
            $"{client.Connection.Descriptor.Key} {GoogleDriveOperations.PutChunk}: {what}",
            cause
        )
        {
            IsTransient = kind == IntegrationErrorKind.Unavailable,
            OutcomeUnknown = inDoubt,
        };

    // What a chunk's failure says of the whole upload: that is nothing before the last one.
    private IntegrationException Told(IntegrationException e) =>
        new(
            e.Integration,
            e.Operation,
            e.Kind,
            inDoubt
                ? $"{e.Integration} {e.Operation}: the last part of the content got no answer, so the file may be there. Send the same request again: it is looked up first"
                : $"{e.Integration} {e.Operation}: the upload broke off before its last part, so nothing took effect. Try again later",
            e
        )
        {
            IsTransient = e.IsTransient,
            OutcomeUnknown = inDoubt,
            RetryAfter = e.RetryAfter,
            ProviderCode = e.ProviderCode,
            ProviderMessage = e.ProviderMessage,
            ProviderRequestId = e.ProviderRequestId,
            StatusCode = e.StatusCode,
        };
}
