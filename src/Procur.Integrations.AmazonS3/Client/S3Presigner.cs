using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Procur.Integrations.AmazonS3;

/// <summary>
/// Signs links by Signature Version 4 in the query ("Authenticating Requests: Using Query Parameters"). Not by the SDK, which signs by the machine's
/// clock alone, takes http for https at own addresses, and adds parameters that other stores do not know.
/// </summary>
internal static class S3Presigner
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    public static Uri Sign(AmazonS3Options options, S3Link link, DateTimeOffset now)
    {
        var (host, path) = S3Address.Of(options, link.Key);
        var day = now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var moment = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{day}/{options.SigningRegion}/s3/aws4_request";
        var signedHeaders = link.ContentType is null ? "host" : "content-type;host";
        var query = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["X-Amz-Algorithm"] = Algorithm,
            ["X-Amz-Credential"] = $"{options.AccessKeyId}/{scope}",
            ["X-Amz-Date"] = moment,
            ["X-Amz-Expires"] = ((long)link.ExpiresIn.TotalSeconds).ToString(CultureInfo.InvariantCulture),
            ["X-Amz-SignedHeaders"] = signedHeaders,
        };
        if (!string.IsNullOrWhiteSpace(options.SessionToken))
        {
            query["X-Amz-Security-Token"] = options.SessionToken;
        }

        if (link.Disposition is { } disposition)
        {
            query["response-content-disposition"] = disposition;
        }

        var written = string.Join('&', query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        var headers = link.ContentType is null ? $"host:{host}\n" : $"content-type:{link.ContentType.Trim()}\nhost:{host}\n";
        var canonical = $"{link.Method}\n{path}\n{written}\n{headers}\n{signedHeaders}\nUNSIGNED-PAYLOAD";
        var toSign = $"{Algorithm}\n{moment}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Key(options, day), Encoding.UTF8.GetBytes(toSign)));
        return new Uri($"{options.EffectiveEndpoint.Scheme}://{host}{path}?{written}&X-Amz-Signature={signature}");
    }

    private static byte[] Key(AmazonS3Options options, string day)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + options.SecretAccessKey);
        foreach (var part in (string[])[day, options.SigningRegion, "s3", "aws4_request"])
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return key;
    }
}
