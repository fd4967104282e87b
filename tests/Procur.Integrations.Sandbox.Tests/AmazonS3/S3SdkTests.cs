using System.Security.Cryptography;
using System.Text;
using Procur.Integrations.Sandbox.Tests.Node;

namespace Procur.Integrations.Sandbox.Tests.AmazonS3;

public sealed class S3SdkTests : S3Test
{
    [Fact]
    public async Task The_vendors_own_sdk_finds_what_it_knows()
    {
        var environment = new Dictionary<string, string?>
        {
            ["S3_ENDPOINT"] = Settings()["Endpoint"],
            ["S3_KEY_ID"] = Settings()["AccessKeyId"],
            ["S3_SECRET"] = Settings()["SecretAccessKey"],
            ["S3_BUCKET"] = Settings()["BucketName"],
            ["S3_LINK"] = Link("from outside.txt"),
            ["SANDBOX"] = Sandbox.BaseAddress.AbsoluteUri,
        };

        await NodeScript.RunAsync("s3.mjs", environment, Token);

        var effects = await Control.GetLedgerAsync("s3", cancellationToken: Token);
        Assert.Equal(12, effects.Count(effect => effect.Kind == "object"));
        Assert.Equal("from outside.txt", effects.Last(effect => effect.Kind == "object").Id);
        Assert.Equal("streamed", Assert.Single(effects, effect => effect.Kind == "object-deleted").Id);
    }

    /// <summary>A link that writes, signed by hand.</summary>
    private string Link(string key)
    {
        var settings = Settings();
        var address = new Uri($"{settings["Endpoint"]}{settings["BucketName"]}/{Uri.EscapeDataString(key)}");
        var moment = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", null);
        var scope = $"{moment[..8]}/us-east-1/s3/aws4_request";
        var query =
            $"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={Uri.EscapeDataString($"{settings["AccessKeyId"]}/{scope}")}&X-Amz-Date={moment}&X-Amz-Expires=900&X-Amz-SignedHeaders=content-type%3Bhost";
        var canonical =
            $"PUT\n{address.AbsolutePath}\n{query}\ncontent-type:text/plain\nhost:{address.Authority}\n\ncontent-type;host\nUNSIGNED-PAYLOAD";
        var toSign = $"AWS4-HMAC-SHA256\n{moment}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key0 = Encoding.UTF8.GetBytes("AWS4" + settings["SecretAccessKey"]);
        var signed = scope.Split('/').Aggregate(key0, (held, part) => HMACSHA256.HashData(held, Encoding.UTF8.GetBytes(part)));
        return $"{address.AbsoluteUri}?{query}&X-Amz-Signature={Hex(HMACSHA256.HashData(signed, Encoding.UTF8.GetBytes(toSign)))}";
    }
}
