using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Procur.Integrations.Sandbox.Tests.AmazonS3;

/// <summary>Signs S3's requests by hand: Signature Version 4, written once more from its document.</summary>
public abstract class S3Test : SandboxTest
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    protected IReadOnlyDictionary<string, string?> Settings(string? account = null) => Sandbox.Account("s3", account).Settings;

    /// <summary>A signed request of a key, its path and query encoded as they are given.</summary>
    protected HttpRequestMessage Request(
        HttpMethod method,
        string pathAndQuery,
        byte[]? content = null,
        string? account = null,
        string? secret = null,
        string? payload = null,
        DateTimeOffset? at = null,
        string region = "us-east-1"
    )
    {
        var settings = Settings(account);
        var address = new Uri($"{settings["Endpoint"]}{settings["BucketName"]}/{pathAndQuery}");
        var request = new HttpRequestMessage(method, address);
        if (content is not null)
        {
            request.Content = new ByteArrayContent(content);
        }

        var moment = (at ?? TimeProvider.System.GetUtcNow()).UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", null);
        payload ??= Hex(SHA256.HashData(content ?? []));
        request.Headers.TryAddWithoutValidation("x-amz-date", moment);
        request.Headers.TryAddWithoutValidation("x-amz-content-sha256", payload);
        var query = string.Join(
            '&',
            address
                .Query.TrimStart('?')
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Contains('=', StringComparison.Ordinal) ? pair : pair + "=")
                .Order(StringComparer.Ordinal)
        );
        var canonical =
            $"{method}\n{address.AbsolutePath}\n{query}\nhost:{address.Authority}\nx-amz-content-sha256:{payload}\nx-amz-date:{moment}\n\nhost;x-amz-content-sha256;x-amz-date\n{payload}";
        var scope = $"{moment[..8]}/{region}/s3/aws4_request";
        var toSign = $"{Algorithm}\n{moment}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + (secret ?? settings["SecretAccessKey"]));
        key = scope.Split('/').Aggregate(key, (held, part) => HMACSHA256.HashData(held, Encoding.UTF8.GetBytes(part)));
        var signature = Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
        request.Headers.Authorization = new AuthenticationHeaderValue(
            Algorithm,
            $"Credential={settings["AccessKeyId"]}/{scope}, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature={signature}"
        );
        return request;
    }

    protected async Task<(int Status, string Body)> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await Http.SendAsync(request, Token);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Token));
        }
    }

    protected Task<(int Status, string Body)> PutAsync(string key, string content) =>
        SendAsync(Request(HttpMethod.Put, key, Encoding.UTF8.GetBytes(content)));

    protected static string CodeOf(string body) =>
        body.Contains("<Code>", StringComparison.Ordinal) ? body.Split("<Code>")[1].Split("</Code>")[0] : "";

    protected static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}
