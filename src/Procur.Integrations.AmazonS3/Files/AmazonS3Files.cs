using Amazon.S3.Model;

namespace Procur.Integrations.AmazonS3;

internal sealed class AmazonS3Files(S3Client client) : IFileStorage
{
    private const int MostListed = 1000;
    private const long LongestObject = 5L * 1024 * 1024 * 1024 * 1024;

    public async Task<StoredFile> UploadAsync(FileUpload upload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(upload.Content, nameof(upload));
        var whole = S3Upload.Of(upload, inParts: false);
        if (upload.Content.Length > LongestObject)
        {
            throw new ArgumentException("S3 takes at most 5 TiB for an object.");
        }

        var options = await client.OptionsAsync(AmazonS3Operations.PutObject, cancellationToken).ConfigureAwait(false);
        if (upload.Content.Bytes is { } bytes && bytes.Length <= options.PartSize)
        {
            var etag = await client.PutObjectAsync(whole, bytes, cancellationToken).ConfigureAwait(false);
            return Stored(upload, whole, etag, bytes.Length);
        }

        var partSize = PartSize(options, upload.Content.Length);
        var source = await upload.Content.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            using var first = await PartBuffer.ReadAsync(source, partSize, upload.Content.Length, cancellationToken).ConfigureAwait(false);
            if (first.Length < partSize)
            {
                var length = first.Length;
                var etag = await client.PutObjectAsync(whole, first.Content, cancellationToken).ConfigureAwait(false);
                return Stored(upload, whole, etag, length);
            }

            var inParts = S3Upload.Of(upload, inParts: true);
            var (made, total) = await new MultipartUpload(client, inParts, options)
                .SendAsync(first, source, partSize, cancellationToken)
                .ConfigureAwait(false);
            return Stored(upload, inParts, made, total);
        }
    }

    public async Task<FileDownload> DownloadAsync(FileDownloadRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var key = S3Key.Checked(request.FileId);
        var options = await client.OptionsAsync(AmazonS3Operations.GetObject, cancellationToken).ConfigureAwait(false);
        var reply = await client.GetObjectAsync(key, request.Range, null, cancellationToken).ConfigureAwait(false);
        var file = new StoredFile(key, S3Key.NameOf(key))
        {
            FolderId = S3Key.FolderOf(key),
            IsFolder = key.EndsWith('/'),
            Length = Total(reply),
            ContentType = reply.Headers.ContentType,
            ModifiedAt = Moment(reply.LastModified),
            Version = reply.ETag,
            Metadata = Metadata(reply.Metadata),
        };
        return new FileDownload(file, new S3DownloadStream(client, key, request.Range, reply, options.Resilience.AttemptTimeout))
        {
            ContentLength = reply.ContentLength,
        };
    }

    public async Task<StoredFile> GetAsync(string fileId, CancellationToken cancellationToken = default)
    {
        var key = S3Key.Checked(fileId);
        var reply = await client.HeadObjectAsync(key, cancellationToken).ConfigureAwait(false);
        return new StoredFile(key, S3Key.NameOf(key))
        {
            FolderId = S3Key.FolderOf(key),
            IsFolder = key.EndsWith('/'),
            Length = reply.ContentLength,
            ContentType = reply.Headers.ContentType,
            ModifiedAt = Moment(reply.LastModified),
            Version = reply.ETag,
            Metadata = Metadata(reply.Metadata),
        };
    }

    public Task DeleteAsync(string fileId, CancellationToken cancellationToken = default) =>
        client.DeleteObjectAsync(S3Key.Checked(fileId), cancellationToken);

    public async Task<Page<StoredFile>> ListAsync(FileQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.PageSize, nameof(query));
        var prefix = S3Key.Prefix(query.FolderId);
        var reply = await client
            .ListObjectsAsync(prefix, Math.Min(query.PageSize, MostListed), query.From, cancellationToken)
            .ConfigureAwait(false);
        var folders = (reply.CommonPrefixes ?? []).Select(key => Folder(Decoded(reply, key)));
        // The mark of the folder itself is listed among what is in it.
        var files = (reply.S3Objects ?? []).Select(found => File(Decoded(reply, found.Key), found)).Where(file => file.Id != prefix);
        return new Page<StoredFile>([.. folders, .. files], reply.IsTruncated == true ? reply.NextContinuationToken : null);
    }

    private static string Decoded(ListObjectsV2Response reply, string key) =>
        reply.Encoding == Amazon.S3.EncodingType.Url ? Uri.UnescapeDataString(key.Replace('+', ' ')) : key;

    internal static StoredFile Folder(string key) => new(key, S3Key.NameOf(key)) { IsFolder = true, FolderId = S3Key.FolderOf(key) };

    private static StoredFile File(string key, S3Object found) =>
        new(key, S3Key.NameOf(key))
        {
            FolderId = S3Key.FolderOf(key),
            IsFolder = key.EndsWith('/'),
            Length = found.Size,
            ModifiedAt = Moment(found.LastModified),
            Version = found.ETag,
        };

    // Parts must be of one size at some stores, so it is chosen before the first one.
    private static int PartSize(AmazonS3Options options, long? length)
    {
        var needed = length is { } known ? (known + MultipartUpload.MostParts - 1) / MultipartUpload.MostParts : 0;
        var whole = (needed + AmazonS3Options.Mebibyte - 1) / AmazonS3Options.Mebibyte * AmazonS3Options.Mebibyte;
        return (int)Math.Min(Math.Max(options.PartSize, whole), Array.MaxLength);
    }

    private static long? Total(GetObjectResponse reply) =>
        reply.ContentRange is { } range
            ? long.TryParse(
                range.AsSpan(range.LastIndexOf('/') + 1),
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out var total
            )
                ? total
                : null
            : reply.ContentLength;

    private static DateTimeOffset? Moment(DateTime? moment) =>
        moment is { } known ? new DateTimeOffset(known.ToUniversalTime(), TimeSpan.Zero) : null;

    private static Dictionary<string, string> Metadata(MetadataCollection found)
    {
        const string prefix = "x-amz-meta-";
        return found
            .Keys.Select(name =>
                (Name: name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? name[prefix.Length..] : name, Value: found[name])
            )
            .Where(pair => pair.Name != S3Upload.MarkName)
            .ToDictionary(pair => pair.Name, pair => S3Metadata.FromWire(pair.Value), StringComparer.OrdinalIgnoreCase);
    }

    private static StoredFile Stored(FileUpload upload, S3Upload sent, string etag, long length) =>
        new(sent.Key, S3Key.NameOf(sent.Key))
        {
            FolderId = S3Key.FolderOf(sent.Key),
            Length = length,
            ContentType = sent.ContentType,
            Version = etag,
            Metadata = upload.Metadata,
        };
}
