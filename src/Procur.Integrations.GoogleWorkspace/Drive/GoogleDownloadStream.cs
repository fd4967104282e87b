using System.Net;
using Procur.Integrations.GoogleWorkspace.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Content as it comes. A connection that breaks is taken up again where it broke, if the file is still the same.</summary>
/// <param name="client">The wire.</param>
/// <param name="file">The file as it was when the download began.</param>
/// <param name="range">The part that was asked for.</param>
/// <param name="first">The answer.</param>
internal sealed class GoogleDownloadStream(GoogleDriveClient client, GoogleDriveFile file, FileRange? range, WireDownload first)
    : OneWayStream
{
    private readonly long? length = first.Length;
    private WireDownload current = first;

    // How often in a row it broke without a byte between.
    private int breaks;

    public override long Length => length ?? throw new NotSupportedException("The service does not say how long it is.");

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            try
            {
                var read = await current.Content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                breaks = read > 0 ? 0 : breaks;
                return Advance(read);
            }
            catch (IntegrationException e) when (e.IsTransient && breaks < 3 && length is not null && file.HeadRevisionId is not null)
            {
                breaks++;
                await ResumeAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Without taking a broken connection up again: that waits for an answer, which is what the asynchronous one is for.</summary>
    public override int Read(byte[] buffer, int offset, int count) => Advance(current.Content.Read(buffer, offset, count));

    public override async ValueTask DisposeAsync()
    {
        await current.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            current.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task ResumeAsync(CancellationToken cancellationToken)
    {
        await current.DisposeAsync().ConfigureAwait(false);
        var left = length!.Value - Position;
        var rest = new FileRange((range?.Offset ?? 0) + Position, left);
        current = await client.GetContentAsync(file.Id!, rest, cancellationToken).ConfigureAwait(false);
        // Asked after the content was opened: what is the same now was the same then.
        var now = await client.GetFileAsync(file.Id!, cancellationToken).ConfigureAwait(false);
        if (now.Value.HeadRevisionId != file.HeadRevisionId || current.Status != HttpStatusCode.PartialContent || current.Length != left)
        {
            throw new IntegrationException(
                client.Connection.Descriptor.Key,
                GoogleDriveOperations.GetContent,
                IntegrationErrorKind.Conflict,
                $"{client.Connection.Descriptor.Key} {GoogleDriveOperations.GetContent}: the connection broke, and the file has changed since. "
                    + "What was read is a part of the file as it was; read the whole again"
            );
        }
    }
}
