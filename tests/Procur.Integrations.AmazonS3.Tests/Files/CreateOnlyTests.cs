namespace Procur.Integrations.AmazonS3.Tests;

/// <summary>Uploads that must not replace, whose answer is lost.</summary>
public sealed class CreateOnlyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static FileUpload OnlyNew => S3Host.Upload() with { IfNameTaken = FileNameConflict.Fail };

    [Fact]
    public async Task A_lost_answer_is_settled_by_the_mark_that_the_object_bears()
    {
        await using var standIn = StandIn.Start();
        string? mark = null;
        var puts = 0;
        standIn.Always(request =>
        {
            if (request.Method == "HEAD")
            {
                return S3Answers.Content("").With("x-amz-meta-procur-upload", mark!);
            }

            Assert.Equal("*", request.Header("If-None-Match"));
            mark = request.Header("x-amz-meta-procur-upload");
            return puts++ == 0 ? Reply.Reset : S3Answers.Error(412, "PreconditionFailed", "taken");
        });
        await using var host = S3Host.Create(standIn);

        var stored = await host.Get<IFileStorage>().UploadAsync(OnlyNew, Token);

        Assert.Equal(S3Answers.ETag, stored.Version);
        Assert.Equal(["PUT", "PUT", "HEAD"], standIn.Received.Select(request => request.Method));
    }

    [Theory]
    [InlineData("another's")]
    [InlineData(null)]
    public async Task An_object_with_another_mark_or_none_is_anothers(string? mark)
    {
        await using var standIn = StandIn.Start();
        standIn.Always(request =>
            request.Method != "HEAD" ? S3Answers.Error(412, "PreconditionFailed", "taken")
            : mark is null ? S3Answers.Content("")
            : S3Answers.Content("").With("x-amz-meta-procur-upload", mark)
        );
        await using var host = S3Host.Create(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IFileStorage>().UploadAsync(OnlyNew, Token));

        Assert.Equal(IntegrationErrorKind.Conflict, e.Kind);
        Assert.False(e.OutcomeUnknown);
    }

    [Fact]
    public async Task The_same_operation_key_bears_the_same_mark_and_another_request_another()
    {
        await using var standIn = StandIn.Start().Always(_ => S3Answers.Stored);
        await using var host = S3Host.Create(standIn);
        var files = host.Get<IFileStorage>();

        await files.UploadAsync(OnlyNew with { OperationKey = "contract PO-1001" }, Token);
        await files.UploadAsync(OnlyNew with { OperationKey = "contract PO-1001" }, Token);
        await files.UploadAsync(OnlyNew, Token);
        await files.UploadAsync(OnlyNew, Token);

        var marks = standIn.Received.Select(request => request.Header("x-amz-meta-procur-upload")).ToList();
        Assert.Equal(marks[0], marks[1]);
        Assert.Equal(3, marks.Distinct().Count());
        Assert.All(marks, mark => Assert.DoesNotContain("PO-1001", mark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_upload_that_may_replace_bears_no_mark()
    {
        await using var standIn = StandIn.Start().Always(_ => S3Answers.Stored);
        await using var host = S3Host.Create(standIn);

        await host.Get<IFileStorage>().UploadAsync(S3Host.Upload(), Token);

        Assert.Null(Assert.Single(standIn.Received).Header("x-amz-meta-procur-upload"));
    }
}
