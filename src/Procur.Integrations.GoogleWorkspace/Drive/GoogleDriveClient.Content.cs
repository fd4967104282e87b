using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Procur.Integrations.GoogleWorkspace.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.GoogleWorkspace;

public sealed partial class GoogleDriveClient
{
    private const string Uploads = "upload/drive/v3/files";
    private const string ContentType = "application/octet-stream";

    /// <summary>
    /// POST files with content, in one request: for up to 5 MB. With a <see cref="GoogleDriveFile.Id"/> of <see cref="GenerateIdsAsync"/>, sent twice it makes one
    /// file: the second answer has the status 409 and no file. Without one, sent twice it makes two.
    /// </summary>
    /// <param name="file">What is said of it.</param>
    /// <param name="content">The content; it must not change until it was sent.</param>
    /// <param name="contentType">The content's media type.</param>
    /// <param name="further">Further fields under Google's names; one that is there already is replaced.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<GoogleDriveFile>> CreateWithContentAsync(
        GoogleDriveFile file,
        ReadOnlyMemory<byte> content,
        string? contentType = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        return SendAsync(
            new WireCall(
                GoogleDriveOperations.CreateWithContent,
                HttpMethod.Post,
                WirePath.WithQuery(Uploads, OneFile().Add("uploadType", "multipart")),
                file.Id is null ? Repeat.NotIdempotent : Repeat.IdempotentByKey
            )
            {
                Body = MultipartBody.Of(
                    WireBody.Json(file, GoogleDriveJson.Default.GoogleDriveFile, further).Bytes,
                    contentType ?? ContentType,
                    content
                ),
                IdempotencyKey = file.Id,
                ReadFailure = file.Id is null ? null : ReadCreation,
            },
            GoogleDriveJson.Default.GoogleDriveFile,
            cancellationToken
        );
    }

    /// <summary>PATCH a file with new content, in one request: for up to 5 MB. Sent twice it leaves the same.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="changes">What is said of it besides; nothing where it is empty.</param>
    /// <param name="content">The content; it must not change until it was sent.</param>
    /// <param name="contentType">The content's media type.</param>
    /// <param name="further">Further fields under Google's names; one that is there already is replaced.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<GoogleDriveFile>> UpdateWithContentAsync(
        string fileId,
        GoogleDriveFile changes,
        ReadOnlyMemory<byte> content,
        string? contentType = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(changes);
        return SendAsync(
            new WireCall(
                GoogleDriveOperations.UpdateWithContent,
                HttpMethod.Patch,
                WirePath.WithQuery(WirePath.Of(Uploads + "/{fileId}", fileId), OneFile().Add("uploadType", "multipart")),
                Repeat.Idempotent
            )
            {
                Body = MultipartBody.Of(
                    WireBody.Json(changes, GoogleDriveJson.Default.GoogleDriveFile, further).Bytes,
                    contentType ?? ContentType,
                    content
                ),
            },
            GoogleDriveJson.Default.GoogleDriveFile,
            cancellationToken
        );
    }

    /// <summary>Begins an upload in chunks: of a new file (POST), or of new content for one (PATCH). Nothing takes effect before the last chunk.</summary>
    /// <param name="fileId">The file whose content is replaced; null for a new one.</param>
    /// <param name="file">What is said of it.</param>
    /// <param name="contentType">The content's media type.</param>
    /// <param name="length">Its length in bytes; null where nobody knows it yet.</param>
    /// <param name="further">Further fields under Google's names; one that is there already is replaced.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The session; null where the new file's id is taken already.</returns>
    public async Task<GoogleUploadSession?> BeginUploadAsync(
        string? fileId,
        GoogleDriveFile file,
        string? contentType = null,
        long? length = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        var query = OneFile().Add("uploadType", "resumable");
        var headers = new List<WireHeader> { new("X-Upload-Content-Type", contentType ?? ContentType) };
        if (length is { } known)
        {
            headers.Add(new("X-Upload-Content-Length", known.ToString(CultureInfo.InvariantCulture)));
        }

        var (operation, method, path) = fileId is null
            ? (GoogleDriveOperations.BeginCreate, HttpMethod.Post, Uploads)
            : (GoogleDriveOperations.BeginUpdate, HttpMethod.Patch, WirePath.Of(Uploads + "/{fileId}", fileId));
        var reply = await Connection
            .SendAsync(
                new WireCall(operation, method, WirePath.WithQuery(path, query), Repeat.Idempotent)
                {
                    Body = WireBody.Json(file, GoogleDriveJson.Default.GoogleDriveFile, further),
                    Headers = headers,
                    // It changes nothing that anybody sees: a session that nobody goes on with is forgotten after a week.
                    IsRead = true,
                    ExpectsJson = false,
                    ReadFailure = fileId is null && file.Id is not null ? ReadBeginning : GoogleErrors.Read,
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return reply.Status == HttpStatusCode.Conflict
            ? null
            : new GoogleUploadSession(await CheckedAsync(operation, reply.Header("Location"), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// PUT a chunk of an upload. It is sent once: after a failure <see cref="AskUploadAsync"/> tells where to go on. The last one makes the file, or replaces its
    /// content.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="offset">Where in the whole the chunk begins: at the byte after the last one that Google has.</param>
    /// <param name="chunk">The bytes; but for the last chunk a multiple of 256 KiB.</param>
    /// <param name="total">The length of the whole, which makes a chunk that ends there the last; null where more may come.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task<GoogleUploadProgress> PutChunkAsync(
        GoogleUploadSession session,
        long offset,
        ReadOnlyMemory<byte> chunk,
        long? total,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var whole = total is { } known ? known.ToString(CultureInfo.InvariantCulture) : "*";
        // Nothing has no first byte: an empty file goes without a range, and where all has come before, only its length is said.
        var range = chunk.IsEmpty
            ? $"bytes */{whole}"
            : string.Create(CultureInfo.InvariantCulture, $"bytes {offset}-{offset + chunk.Length - 1}/{whole}");
        var call = new WireCall(GoogleDriveOperations.PutChunk, HttpMethod.Put, PathOf(session), Repeat.NotIdempotent)
        {
            BaseAddress = RootOf(session),
            Body = WireBody.FromBytes(chunk, null),
            Headers = chunk.IsEmpty && offset == 0 ? [] : [new WireHeader("Content-Range", range)],
            ReadFailure = ReadProgress,
            ExpectsJson = false,
        };
        return Progress(await Connection.SendAsync(call, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Asks an upload how far it is.</summary>
    /// <param name="session">The session.</param>
    /// <param name="total">The length of the whole, if it is known by now.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="IntegrationException">The call failed; <see cref="IntegrationErrorKind.NotFound"/> where Google has forgotten the session: begin another.</exception>
    public async Task<GoogleUploadProgress> AskUploadAsync(
        GoogleUploadSession session,
        long? total = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var whole = total is { } known ? known.ToString(CultureInfo.InvariantCulture) : "*";
        var call = new WireCall(GoogleDriveOperations.AskUpload, HttpMethod.Put, PathOf(session), Repeat.Idempotent)
        {
            BaseAddress = RootOf(session),
            Body = WireBody.Empty,
            Headers = [new WireHeader("Content-Range", $"bytes */{whole}")],
            ReadFailure = ReadProgress,
            ExpectsJson = false,
            IsRead = true,
        };
        return Progress(await Connection.SendAsync(call, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>GET a file's content, or a range of it, as it comes. Google's own documents have none.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="range">The part of it; the whole where it is null.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The content, to be disposed of; its status is 206 where it is a range.</returns>
    public Task<WireDownload> GetContentAsync(string fileId, FileRange? range = null, CancellationToken cancellationToken = default)
    {
        var query = new WireForm().Add("alt", "media").Add("supportsAllDrives", true);
        return Connection.DownloadAsync(
            new WireCall(
                GoogleDriveOperations.GetContent,
                HttpMethod.Get,
                WirePath.WithQuery(WirePath.Of(OneFilePath, fileId), query),
                Repeat.Idempotent
            )
            {
                Headers = range is { } part ? [new WireHeader("Range", part.ToString())] : [],
                ExpectsJson = false,
            },
            cancellationToken
        );
    }

    private static string PathOf(GoogleUploadSession session) => session.Address.PathAndQuery.TrimStart('/');

    private static Uri RootOf(GoogleUploadSession session) => new(session.Address.GetLeftPart(UriPartial.Authority) + "/");

    private static Failure? ReadBeginning(WireReply reply) => (int)reply.Status == 409 ? Failure.None : GoogleErrors.Read(reply);

    private static Failure? ReadProgress(WireReply reply) =>
        (int)reply.Status is 308 or 409 ? Failure.None
        // What a firewall answers in Google's place is no file.
        : reply.IsSuccess && !reply.LooksLikeJson ? new Failure(IntegrationErrorKind.Protocol, null, "an answer that is not JSON")
        : GoogleErrors.Read(reply);

    private static GoogleUploadProgress Progress(WireReply reply)
    {
        if (reply.Status == HttpStatusCode.Conflict)
        {
            return new GoogleUploadProgress(0) { IsTaken = true, Raw = reply.Raw };
        }

        if (reply.IsSuccess)
        {
            var file = JsonSerializer.Deserialize(reply.Body.Span, GoogleDriveJson.Default.GoogleDriveFile);
            return new GoogleUploadProgress(file?.Size ?? 0) { File = file, Raw = reply.Raw };
        }

        // "bytes=0-N"; without it nothing is there yet.
        var range = reply.Header("Range");
        var dash = range?.LastIndexOf('-') ?? -1;
        return dash >= 0 && long.TryParse(range.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? new GoogleUploadProgress(last + 1)
            : new GoogleUploadProgress(0);
    }

    /// <summary>A session's address as Google gave it: it is sent the content and the token, so it must be where the API is.</summary>
    private async ValueTask<Uri> CheckedAsync(string operation, string? location, CancellationToken cancellationToken)
    {
        var endpoint = (await Connection.CurrentAsync(cancellationToken).ConfigureAwait(false)).Endpoint;
        return
            Uri.TryCreate(location, UriKind.Absolute, out var address)
            && address.Scheme == endpoint.Scheme
            && address.Authority == endpoint.Authority
            ? address
            : throw new IntegrationException(
                Connection.Descriptor.Key,
                operation,
                IntegrationErrorKind.Protocol,
                $"{Connection.Descriptor.Key} {operation}: the answer names no address for the content, or one that is not the API's own. Nothing was sent there."
            );
    }
}
