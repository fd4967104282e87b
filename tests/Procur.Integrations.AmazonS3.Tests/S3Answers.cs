using System.Text;

namespace Procur.Integrations.AmazonS3.Tests;

/// <summary>S3's answers, as its documents print them.</summary>
internal static class S3Answers
{
    public const string ETag = "\"9a0364b9e99bb480dd25e1f0284c8555\"";

    public static Reply Stored { get; } = Reply.Empty(200).With("ETag", ETag).With("x-amz-request-id", "318BC8BC148832E5");

    public static Reply Error(int status, string code, string message) =>
        Xml(
            $"<Error><Code>{code}</Code><Message>{message}</Message><Resource>/the-bucket/a.txt</Resource><RequestId>4442587FB7D0A2F9</RequestId></Error>",
            status
        );

    public static Reply Xml(string xml, int status = 200) =>
        new()
        {
            Status = status,
            Body = Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8"?>""" + "\n" + xml),
            Headers = [new("Content-Type", "application/xml")],
        };

    public static Reply Content(string content, int status = 200, string? range = null)
    {
        var reply = new Reply
        {
            Status = status,
            Body = Encoding.UTF8.GetBytes(content),
            Headers = [new("Content-Type", "text/plain"), new("ETag", ETag), new("Last-Modified", "Wed, 12 Oct 2022 17:50:00 GMT")],
        };
        return range is null ? reply : reply.With("Content-Range", range);
    }
}
