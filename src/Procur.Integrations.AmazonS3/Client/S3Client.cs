using Amazon.S3;
using Amazon.S3.Model;
using Procur.Integrations.Connections;
using Procur.Integrations.Wire;

namespace Procur.Integrations.AmazonS3;

/// <summary>
/// S3's wire, by the AWS SDK within the connection: its requests and answers, our tries, time-outs, span and errors. Members are safe to call from
/// many threads at once.
/// </summary>
/// <param name="connection">The connection; its bucket is put into every request.</param>
public sealed class S3Client(Connection connection)
{
    private readonly SdkClients clients = new(connection);

    /// <summary>The connection.</summary>
    public Connection Connection { get; } = connection;

    /// <summary>Runs any call of the SDK on this connection's bucket, for what this client has no method for.</summary>
    /// <param name="operation">The operation, with what a repeat means.</param>
    /// <param name="call">Makes the call; it is given the SDK's client and the bucket's name, and is called again for each try.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="IntegrationException">It failed, or nobody can tell.</exception>
    public Task<T> ExecuteAsync<T>(
        OperationInfo operation,
        Func<IAmazonS3, string, CancellationToken, Task<T>> call,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(call);
        return RunAsync(operation, (sdk, token) => call(sdk.Client, sdk.Bucket, token), cancellationToken);
    }

    /// <summary>The settings that uploads are cut by.</summary>
    /// <exception cref="IntegrationException">Settings are missing, or the connection is switched off.</exception>
    internal async ValueTask<AmazonS3Options> OptionsAsync(string operation, CancellationToken cancellationToken) =>
        (AmazonS3Options)(await Connection.UsableAsync(operation, cancellationToken).ConfigureAwait(false)).Options;

    /// <summary>PUT /{key}. Twice is once by nature; where only a new object may be made, by the mark that it carries.</summary>
    /// <param name="upload">What is stored.</param>
    /// <param name="content">All of it.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    internal Task<string> PutObjectAsync(S3Upload upload, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        RunAsync(
            new OperationInfo(AmazonS3Operations.PutObject, Repeat.Idempotent),
            async (sdk, token) =>
            {
                using var stream = PartStream.Over(content);
                var request = new PutObjectRequest
                {
                    BucketName = sdk.Bucket,
                    Key = upload.Key,
                    InputStream = stream,
                    AutoCloseStream = false,
                    AutoResetStreamPosition = false,
                    UseChunkEncoding = false,
                    DisablePayloadSigning = !sdk.Options.SignsContent,
                    DisableDefaultChecksumValidation = !sdk.Options.Checksums,
                    IfNoneMatch = upload.OnlyNew ? "*" : null,
                };
                upload.Fill(request.Headers, request.Metadata);
                try
                {
                    var reply = await sdk.Client.PutObjectAsync(request, token).ConfigureAwait(false);
                    return reply.ETag ?? throw new UnreadableAnswerException("an answer without an ETag");
                }
                catch (AmazonS3Exception e) when (upload.OnlyNew && AmazonS3Errors.IsTaken(e))
                {
                    if (await OursAsync(sdk, upload, token).ConfigureAwait(false) is not { } ours)
                    {
                        throw;
                    }

                    return ours;
                }
            },
            cancellationToken
        );

    /// <summary>GET /{key}. The answer's stream is open; dispose of it.</summary>
    internal Task<GetObjectResponse> GetObjectAsync(string key, FileRange? range, string? version, CancellationToken cancellationToken) =>
        RunAsync(
            Read(AmazonS3Operations.GetObject),
            async (sdk, token) =>
            {
                var reply = await sdk
                    .Client.GetObjectAsync(
                        new GetObjectRequest
                        {
                            BucketName = sdk.Bucket,
                            Key = key,
                            ByteRange = range is { } part ? new ByteRange(part.ToString()) : null,
                            EtagToMatch = version,
                        },
                        token
                    )
                    .ConfigureAwait(false);
                if (reply.ETag is null)
                {
                    // A page of a proxy's, in place of the file.
                    reply.Dispose();
                    throw new UnreadableAnswerException("an answer without an ETag");
                }

                return reply;
            },
            cancellationToken
        );

    /// <summary>HEAD /{key}.</summary>
    internal Task<GetObjectMetadataResponse> HeadObjectAsync(string key, CancellationToken cancellationToken) =>
        RunAsync(
            Read(AmazonS3Operations.HeadObject),
            async (sdk, token) =>
            {
                var reply = await sdk
                    .Client.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = sdk.Bucket, Key = key }, token)
                    .ConfigureAwait(false);
                return reply.ETag is null ? throw new UnreadableAnswerException("an answer without an ETag") : reply;
            },
            cancellationToken
        );

    /// <summary>DELETE /{key}. That it was gone already is success.</summary>
    internal Task DeleteObjectAsync(string key, CancellationToken cancellationToken) =>
        RunAsync(
            new OperationInfo(AmazonS3Operations.DeleteObject, Repeat.Idempotent),
            async (sdk, token) =>
            {
                try
                {
                    await sdk
                        .Client.DeleteObjectAsync(new DeleteObjectRequest { BucketName = sdk.Bucket, Key = key }, token)
                        .ConfigureAwait(false);
                }
                catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchKey")
                {
                    // Some compatible stores say so; Amazon does not.
                }

                return true;
            },
            cancellationToken
        );

    /// <summary>GET /?list-type=2, one level of a prefix.</summary>
    internal Task<ListObjectsV2Response> ListObjectsAsync(string prefix, int pageSize, string? from, CancellationToken cancellationToken) =>
        RunAsync(
            Read(AmazonS3Operations.ListObjects),
            async (sdk, token) =>
            {
                var reply = await sdk
                    .Client.ListObjectsV2Async(
                        new ListObjectsV2Request
                        {
                            BucketName = sdk.Bucket,
                            Prefix = prefix,
                            Delimiter = "/",
                            MaxKeys = pageSize,
                            ContinuationToken = from,
                            // Keys may hold characters that XML cannot.
                            Encoding = EncodingType.Url,
                        },
                        token
                    )
                    .ConfigureAwait(false);
                // The SDK reads a stranger's page as a list of nothing.
                return string.IsNullOrEmpty(reply.Name)
                    ? throw new UnreadableAnswerException("an answer without the bucket's name")
                    : reply;
            },
            cancellationToken
        );

    /// <summary>A link, signed here: nothing is sent.</summary>
    internal Task<Uri> PresignAsync(S3Link link, CancellationToken cancellationToken) =>
        RunAsync(
            Read(AmazonS3Operations.Presign),
            (sdk, _) => Task.FromResult(S3Presigner.Sign(sdk.Options, link, Connection.Time.GetUtcNow())),
            cancellationToken
        );

    /// <summary>POST /{key}?uploads. A second one leaves an upload without parts, which nobody sees.</summary>
    internal Task<string> CreateMultipartUploadAsync(S3Upload upload, CancellationToken cancellationToken) =>
        RunAsync(
            Read(AmazonS3Operations.CreateMultipartUpload),
            async (sdk, token) =>
            {
                var request = new InitiateMultipartUploadRequest { BucketName = sdk.Bucket, Key = upload.Key };
                upload.Fill(request.Headers, request.Metadata);
                var reply = await sdk.Client.InitiateMultipartUploadAsync(request, token).ConfigureAwait(false);
                return string.IsNullOrEmpty(reply.UploadId)
                    ? throw new UnreadableAnswerException("an answer without an upload id")
                    : reply.UploadId;
            },
            cancellationToken
        );

    /// <summary>PUT /{key}?partNumber&amp;uploadId. Twice is once: the number decides.</summary>
    internal Task<PartETag> UploadPartAsync(
        string key,
        string uploadId,
        int number,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            Read(AmazonS3Operations.UploadPart),
            async (sdk, token) =>
            {
                using var stream = PartStream.Over(content);
                var reply = await sdk
                    .Client.UploadPartAsync(
                        new UploadPartRequest
                        {
                            BucketName = sdk.Bucket,
                            Key = key,
                            UploadId = uploadId,
                            PartNumber = number,
                            PartSize = content.Length,
                            InputStream = stream,
                            UseChunkEncoding = false,
                            DisablePayloadSigning = !sdk.Options.SignsContent,
                            DisableDefaultChecksumValidation = !sdk.Options.Checksums,
                        },
                        token
                    )
                    .ConfigureAwait(false);
                return reply.ETag is null ? throw new UnreadableAnswerException("an answer without an ETag") : new PartETag(reply);
            },
            cancellationToken
        );

    /// <summary>POST /{key}?uploadId. A repeat finds the upload gone; then the object's mark says whether it was ours.</summary>
    internal Task<string> CompleteMultipartUploadAsync(
        S3Upload upload,
        string uploadId,
        List<PartETag> parts,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            new OperationInfo(AmazonS3Operations.CompleteMultipartUpload, Repeat.Idempotent),
            async (sdk, token) =>
            {
                try
                {
                    var reply = await sdk
                        .Client.CompleteMultipartUploadAsync(
                            new CompleteMultipartUploadRequest
                            {
                                BucketName = sdk.Bucket,
                                Key = upload.Key,
                                UploadId = uploadId,
                                PartETags = parts,
                                IfNoneMatch = upload.OnlyNew ? "*" : null,
                            },
                            token
                        )
                        .ConfigureAwait(false);
                    return reply.ETag ?? throw new UnreadableAnswerException("an answer without an ETag");
                }
                catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchUpload" || (upload.OnlyNew && AmazonS3Errors.IsTaken(e)))
                {
                    if (await OursAsync(sdk, upload, token).ConfigureAwait(false) is not { } ours)
                    {
                        throw;
                    }

                    return ours;
                }
            },
            cancellationToken
        );

    /// <summary>DELETE /{key}?uploadId. That it was gone already is success.</summary>
    internal Task AbortMultipartUploadAsync(string key, string uploadId, CancellationToken cancellationToken) =>
        RunAsync(
            Read(AmazonS3Operations.AbortMultipartUpload),
            async (sdk, token) =>
            {
                try
                {
                    await sdk
                        .Client.AbortMultipartUploadAsync(
                            new AbortMultipartUploadRequest
                            {
                                BucketName = sdk.Bucket,
                                Key = key,
                                UploadId = uploadId,
                            },
                            token
                        )
                        .ConfigureAwait(false);
                }
                catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchUpload")
                {
                    // An earlier try was answered late, or the store cleaned up by itself.
                }

                return true;
            },
            cancellationToken
        );

    // What is read, and what nobody sees until the upload is completed: no outcome of it can be unknown to the host.
    private static OperationInfo Read(string name) => new(name, Repeat.Idempotent) { IsRead = true };

    /// <summary>The ETag of the object where it bears this upload's mark; null where it is another's.</summary>
    private static async Task<string?> OursAsync(SdkClient sdk, S3Upload upload, CancellationToken cancellationToken)
    {
        try
        {
            var found = await sdk
                .Client.GetObjectMetadataAsync(
                    new GetObjectMetadataRequest { BucketName = sdk.Bucket, Key = upload.Key },
                    cancellationToken
                )
                .ConfigureAwait(false);
            return found.Metadata[S3Upload.MarkName] == upload.Mark ? found.ETag : null;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private Task<T> RunAsync<T>(
        OperationInfo operation,
        Func<SdkClient, CancellationToken, Task<T>> call,
        CancellationToken cancellationToken
    ) =>
        Connection.ExecuteAsync(operation, (snapshot, token) => call(clients.For(snapshot), token), AmazonS3Errors.Read, cancellationToken);
}
