using System.Text;

namespace Procur.Integrations.Sandbox.Tests.AmazonS3;

/// <summary>Whom it lets in.</summary>
public sealed class S3SignatureTests : S3Test
{
    [Fact]
    public async Task A_good_signature_is_let_in_and_its_effect_written()
    {
        Assert.Equal(200, (await PutAsync("a%20b/caf%C3%A9%2B1.txt", "content")).Status);
        Assert.Equal((200, "content"), await SendAsync(Request(HttpMethod.Get, "a%20b/caf%C3%A9%2B1.txt")));

        var effect = Assert.Single(await Control.GetLedgerAsync("s3", cancellationToken: Token));
        Assert.Equal("object", effect.Kind);
        Assert.Equal("a b/café+1.txt", effect.Id);
    }

    [Fact]
    public async Task Whatever_is_changed_after_signing_is_refused()
    {
        using var path = Request(HttpMethod.Get, "a.txt");
        path.RequestUri = new Uri(path.RequestUri!.AbsoluteUri.Replace("a.txt", "b.txt", StringComparison.Ordinal));
        Assert.Equal("SignatureDoesNotMatch", CodeOf((await SendAsync(path)).Body));

        using var query = Request(HttpMethod.Get, "a.txt");
        query.RequestUri = new Uri(query.RequestUri!.AbsoluteUri + "?response-content-type=text/html");
        Assert.Equal("SignatureDoesNotMatch", CodeOf((await SendAsync(query)).Body));

        using var method = Request(HttpMethod.Get, "a.txt");
        method.Method = HttpMethod.Delete;
        Assert.Equal("SignatureDoesNotMatch", CodeOf((await SendAsync(method)).Body));

        using var body = Request(HttpMethod.Put, "a.txt", "content"u8.ToArray());
        body.Content = new ByteArrayContent("forged!"u8.ToArray());
        Assert.Equal("XAmzContentSHA256Mismatch", CodeOf((await SendAsync(body)).Body));

        using var header = Request(HttpMethod.Put, "a.txt", "content"u8.ToArray());
        header.Headers.TryAddWithoutValidation("x-amz-acl", "public-read");
        Assert.Equal("AccessDenied", CodeOf((await SendAsync(header)).Body));
        Assert.Empty(await Control.GetLedgerAsync("s3", cancellationToken: Token));
    }

    [Fact]
    public async Task Who_does_not_sign_or_signs_as_nobody_is_refused()
    {
        using var bare = new HttpRequestMessage(HttpMethod.Get, $"{Settings()["Endpoint"]}{Settings()["BucketName"]}/a.txt");
        Assert.Equal("AccessDenied", CodeOf((await SendAsync(bare)).Body));
        Assert.Equal("SignatureDoesNotMatch", CodeOf((await SendAsync(Request(HttpMethod.Get, "a.txt", secret: "forged"))).Body));
        using var stranger = Request(HttpMethod.Get, "a.txt");
        stranger.Headers.TryAddWithoutValidation("Authorization", "");
        var parameter = stranger.Headers.Authorization!.Parameter!.Replace(
            Settings()["AccessKeyId"]!,
            "AKIANOBODY",
            StringComparison.Ordinal
        );
        stranger.Headers.Authorization = new("AWS4-HMAC-SHA256", parameter);
        Assert.Equal("InvalidAccessKeyId", CodeOf((await SendAsync(stranger)).Body));
    }

    [Fact]
    public async Task A_signature_of_another_time_or_region_is_refused()
    {
        var now = TimeProvider.System.GetUtcNow();

        Assert.Equal("RequestTimeTooSkewed", CodeOf((await SendAsync(Request(HttpMethod.Get, "a", at: now.AddMinutes(-16)))).Body));
        Assert.Equal("RequestTimeTooSkewed", CodeOf((await SendAsync(Request(HttpMethod.Get, "a", at: now.AddMinutes(16)))).Body));
        var (status, body) = await SendAsync(Request(HttpMethod.Get, "a", region: "eu-west-1"));
        Assert.Equal(400, status);
        Assert.Equal("AuthorizationHeaderMalformed", CodeOf(body));
        Assert.Contains("<Region>us-east-1</Region>", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_accounts_key_opens_no_other_accounts_bucket()
    {
        await Control.CreateAccountAsync("s3", "other", Token);
        using var request = Request(HttpMethod.Get, "a.txt", account: "other");
        var others = Settings("other")["BucketName"]!;

        Assert.NotEqual(others, Settings()["BucketName"]);
        Assert.Equal("NoSuchKey", CodeOf((await SendAsync(request)).Body));
        using var strayed = Request(HttpMethod.Get, $"../{others}/a.txt");
        Assert.Equal("AccessDenied", CodeOf((await SendAsync(strayed)).Body));
    }

    [Fact]
    public async Task A_rotated_secret_works_beside_the_old_one_until_that_is_revoked()
    {
        var old = Settings()["SecretAccessKey"];
        await Control.RotateCredentialAsync("s3", "default", "SecretAccessKey", Token);

        Assert.NotEqual(old, Settings()["SecretAccessKey"]);
        Assert.Equal("NoSuchKey", CodeOf((await SendAsync(Request(HttpMethod.Get, "a", secret: old))).Body));
        Assert.Equal("NoSuchKey", CodeOf((await SendAsync(Request(HttpMethod.Get, "a"))).Body));
        await Control.RevokeCredentialAsync("s3", "default", "SecretAccessKey", Token);
        Assert.Equal("SignatureDoesNotMatch", CodeOf((await SendAsync(Request(HttpMethod.Get, "a", secret: old))).Body));
    }

    [Fact]
    public async Task Stores_that_take_less_are_imitated()
    {
        await Control.ActAsync(
            "s3",
            "store",
            new()
            {
                ["unsigned"] = false,
                ["chunks"] = false,
                ["list"] = false,
            },
            cancellationToken: Token
        );
        var content = Encoding.UTF8.GetBytes("content");

        Assert.Equal("AccessDenied", CodeOf((await SendAsync(Request(HttpMethod.Put, "a", content, payload: "UNSIGNED-PAYLOAD"))).Body));
        Assert.Equal(
            (501, "NotImplemented"),
            await SendAsync(Request(HttpMethod.Put, "a", content, payload: "STREAMING-UNSIGNED-PAYLOAD-TRAILER")) is var (status, body)
                ? (status, CodeOf(body))
                : default
        );
        Assert.Equal("AccessDenied", CodeOf((await SendAsync(Request(HttpMethod.Get, "nothing"))).Body));
        Assert.Equal("AccessDenied", CodeOf((await SendAsync(Request(HttpMethod.Get, "?list-type=2"))).Body));
        Assert.Equal(200, (await PutAsync("a", "content")).Status);
    }
}
