using System.Net;

namespace Procur.Integrations.AmazonS3.Tests;

/// <summary>Keeps what would be sent and answers as S3 does, in place of the pool.</summary>
internal sealed class CaptureHandler : HttpMessageHandler
{
    public List<(HttpRequestMessage Request, string Body)> Sent { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Sent.Add((request, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
        var response = new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request };
        response.Headers.TryAddWithoutValidation("ETag", S3Answers.ETag);
        if (request.Method == HttpMethod.Post)
        {
            var body = request.RequestUri!.Query.Contains("uploads", StringComparison.Ordinal)
                ? "<InitiateMultipartUploadResult><UploadId>the-upload</UploadId></InitiateMultipartUploadResult>"
                : $"<CompleteMultipartUploadResult><ETag>{S3Answers.ETag}</ETag></CompleteMultipartUploadResult>";
            response.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/xml");
        }

        return response;
    }
}
