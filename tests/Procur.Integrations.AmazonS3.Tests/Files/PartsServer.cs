using System.Collections.Concurrent;

namespace Procur.Integrations.AmazonS3.Tests;

/// <summary>Answers an upload in parts, with the answers that a test wants in between.</summary>
internal sealed class PartsServer
{
    private readonly ConcurrentQueue<Reply> completions = new();

    public Func<ReceivedRequest, Reply?> First { get; set; } = _ => null;

    public string? Mark { get; set; }

    public Reply Answer(ReceivedRequest request)
    {
        if (First(request) is { } reply)
        {
            return reply;
        }

        switch (request.Method)
        {
            case "POST" when request.Query.StartsWith("uploads", StringComparison.Ordinal):
                Mark = request.Header("x-amz-meta-procur-upload");
                return S3Answers.Xml("<InitiateMultipartUploadResult><UploadId>the-upload</UploadId></InitiateMultipartUploadResult>");
            case "POST":
                return completions.TryDequeue(out var next)
                    ? next
                    : S3Answers.Xml("<CompleteMultipartUploadResult><ETag>\"the-tag-2\"</ETag></CompleteMultipartUploadResult>");
            case "PUT":
                return S3Answers.Stored;
            case "DELETE":
                return Reply.Empty(204);
            default:
                return S3Answers.Content("").With("x-amz-meta-procur-upload", Mark ?? "none");
        }
    }

    public PartsServer Completes(params Reply[] replies)
    {
        foreach (var reply in replies)
        {
            completions.Enqueue(reply);
        }

        return this;
    }
}
