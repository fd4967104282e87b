namespace Procur.Integrations.AmazonS3.Tests;

/// <summary>What S3 says, and what a host is told.</summary>
public sealed class ErrorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(403, "InvalidAccessKeyId", IntegrationErrorKind.Authentication)]
    [InlineData(403, "SignatureDoesNotMatch", IntegrationErrorKind.Authentication)]
    [InlineData(400, "ExpiredToken", IntegrationErrorKind.Authentication)]
    [InlineData(403, "RequestTimeTooSkewed", IntegrationErrorKind.Authentication)]
    [InlineData(403, "AccessDenied", IntegrationErrorKind.Permission)]
    [InlineData(403, "AllAccessDisabled", IntegrationErrorKind.Permission)]
    [InlineData(404, "NoSuchKey", IntegrationErrorKind.NotFound)]
    [InlineData(404, "NoSuchBucket", IntegrationErrorKind.NotFound)]
    [InlineData(409, "BucketAlreadyExists", IntegrationErrorKind.Conflict)]
    [InlineData(412, "PreconditionFailed", IntegrationErrorKind.Conflict)]
    [InlineData(400, "EntityTooLarge", IntegrationErrorKind.Validation)]
    [InlineData(400, "BadDigest", IntegrationErrorKind.Validation)]
    [InlineData(400, "KeyTooLongError", IntegrationErrorKind.Validation)]
    [InlineData(416, "InvalidRange", IntegrationErrorKind.Validation)]
    [InlineData(501, "NotImplemented", IntegrationErrorKind.Validation)]
    [InlineData(400, "AuthorizationHeaderMalformed", IntegrationErrorKind.NotConfigured)]
    [InlineData(507, "QuotaExceeded", IntegrationErrorKind.Refused)]
    [InlineData(400, "NobodyHasHeardOfThis", IntegrationErrorKind.Validation)]
    public async Task A_refusal_is_told_by_its_code_and_nothing_is_in_doubt(int status, string code, IntegrationErrorKind kind)
    {
        await using var standIn = StandIn.Start().Always(_ => S3Answers.Error(status, code, "the words"));
        await using var host = S3Host.Create(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IFileStorage>().UploadAsync(S3Host.Upload(), Token));

        Assert.Equal(kind, e.Kind);
        Assert.Equal(code, e.ProviderCode);
        Assert.Equal("the words", e.ProviderMessage);
        Assert.Equal("4442587FB7D0A2F9", e.ProviderRequestId);
        Assert.Equal(status, e.StatusCode);
        Assert.False(e.OutcomeUnknown);
        Assert.False(e.IsTransient);
        Assert.Equal(1, standIn.Count);
    }

    [Theory]
    [InlineData(503, "SlowDown", IntegrationErrorKind.RateLimited, false)]
    [InlineData(400, "RequestTimeout", IntegrationErrorKind.Timeout, false)]
    [InlineData(409, "ConditionalRequestConflict", IntegrationErrorKind.Conflict, false)]
    [InlineData(409, "OperationAborted", IntegrationErrorKind.Conflict, false)]
    [InlineData(500, "InternalError", IntegrationErrorKind.Unavailable, true)]
    [InlineData(503, "ServiceUnavailable", IntegrationErrorKind.Unavailable, true)]
    [InlineData(599, "NobodyHasHeardOfThis", IntegrationErrorKind.Unavailable, true)]
    public async Task What_passes_is_tried_again(int status, string code, IntegrationErrorKind kind, bool inDoubt)
    {
        await using var standIn = StandIn.Start().Always(_ => S3Answers.Error(status, code, "the words"));
        await using var host = S3Host.Create(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IFileStorage>().UploadAsync(S3Host.Upload(), Token));

        Assert.Equal(kind, e.Kind);
        Assert.Equal(inDoubt, e.OutcomeUnknown);
        Assert.True(e.IsTransient);
        Assert.Equal(4, standIn.Count);
    }

    [Theory]
    [InlineData(404, IntegrationErrorKind.NotFound)]
    [InlineData(403, IntegrationErrorKind.Permission)]
    [InlineData(400, IntegrationErrorKind.Validation)]
    [InlineData(301, IntegrationErrorKind.NotConfigured)]
    public async Task The_answer_to_HEAD_has_no_words_and_is_told_by_its_status(int status, IntegrationErrorKind kind)
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Empty(status));
        await using var host = S3Host.Create(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IFileStorage>().GetAsync("a.bin", Token));

        Assert.Equal(kind, e.Kind);
        Assert.Equal(status, e.StatusCode);
    }

    [Fact]
    public async Task A_strangers_page_in_place_of_a_file_is_no_file()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Html());
        await using var host = S3Host.Create(standIn);
        var files = host.Get<IFileStorage>();

        foreach (
            var ask in (Func<Task>[])
                [
                    () => files.DownloadAsync(new FileDownloadRequest { FileId = "a" }, Token),
                    () => files.GetAsync("a", Token),
                    () => files.ListAsync(new FileQuery(), Token),
                ]
        )
        {
            var e = await Assert.ThrowsAsync<IntegrationException>(ask);
            Assert.Equal(IntegrationErrorKind.Protocol, e.Kind);
            Assert.DoesNotContain("Bad gateway", e.ToString(), StringComparison.Ordinal);
        }
    }
}
