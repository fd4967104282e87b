using System.Text;

namespace Procur.Integrations.Sandbox.Tests.AmazonS3;

/// <summary>What it does with objects.</summary>
public sealed class S3ObjectTests : S3Test
{
    [Fact]
    public async Task The_same_content_twice_is_one_effect_and_other_content_another()
    {
        await PutAsync("a", "content");
        await PutAsync("a", "content");
        await PutAsync("a", "other");
        await SendAsync(Request(HttpMethod.Delete, "a"));
        await SendAsync(Request(HttpMethod.Delete, "a"));

        Assert.Equal(
            ["object", "object", "object-deleted"],
            (await Control.GetLedgerAsync("s3", cancellationToken: Token)).Select(effect => effect.Kind)
        );
    }

    [Theory]
    [InlineData("bytes=2-4", 206, "234")]
    [InlineData("bytes=7-", 206, "789")]
    [InlineData("bytes=-2", 206, "89")]
    [InlineData("bytes=8-100", 206, "89")]
    [InlineData("bytes=10-", 416, null)]
    [InlineData("lines=1-2", 200, "0123456789")]
    public async Task Ranges_are_cut_as_the_protocol_says(string range, int status, string? content)
    {
        await PutAsync("a", "0123456789");
        using var request = Request(HttpMethod.Get, "a");
        request.Headers.TryAddWithoutValidation("Range", range);

        var (got, body) = await SendAsync(request);

        Assert.Equal(status, got);
        Assert.True(content is null ? CodeOf(body) == "InvalidRange" : body == content, body);
    }

    [Fact]
    public async Task HEAD_has_the_length_and_no_body_also_where_it_is_refused()
    {
        await PutAsync("a", "0123456789");
        using var there = Request(HttpMethod.Head, "a");
        using var found = await Http.SendAsync(there, Token);
        using var missing = Request(HttpMethod.Head, "b");
        using var refused = await Http.SendAsync(missing, Token);

        Assert.Equal(10, found.Content.Headers.ContentLength);
        Assert.Equal(404, (int)refused.StatusCode);
        Assert.Equal(0, refused.Content.Headers.ContentLength);
        Assert.True(refused.Headers.Contains("x-amz-request-id"));
    }

    [Fact]
    public async Task Unknown_operations_are_not_implemented_and_long_keys_refused()
    {
        Assert.Equal("NotImplemented", CodeOf((await SendAsync(Request(HttpMethod.Get, "a?acl"))).Body));
        Assert.Equal("NotImplemented", CodeOf((await SendAsync(Request(HttpMethod.Post, "?delete", []))).Body));
        Assert.Equal("KeyTooLongError", CodeOf((await PutAsync(new string('k', 1025), "x")).Body));
    }

    [Fact]
    public async Task Parts_must_be_there_in_order_large_enough_and_equal_where_the_store_wants_it()
    {
        var id = (await SendAsync(Request(HttpMethod.Post, "large?uploads", []))).Body.Split("<UploadId>")[1].Split("</UploadId>")[0];
        var tags = new List<string>();
        foreach (var size in (int[])[5 * 1024 * 1024, 6 * 1024 * 1024, 3, 4])
        {
            using var request = Request(HttpMethod.Put, $"large?partNumber={tags.Count + 1}&uploadId={id}", new byte[size]);
            using var response = await Http.SendAsync(request, Token);
            tags.Add(response.Headers.ETag!.Tag);
        }

        Assert.Equal("InvalidPart", CodeOf(await CompleteAsync(id, (1, tags[1]))));
        Assert.Equal("InvalidPart", CodeOf(await CompleteAsync(id, (5, tags[0]))));
        Assert.Equal("InvalidPartOrder", CodeOf(await CompleteAsync(id, (2, tags[1]), (1, tags[0]))));
        Assert.Equal("EntityTooSmall", CodeOf(await CompleteAsync(id, (1, tags[0]), (3, tags[2]), (4, tags[3]))));
        Assert.Equal("MalformedXML", CodeOf(await CompleteAsync(id)));
        await Control.ActAsync("s3", "store", new() { ["equalParts"] = true }, cancellationToken: Token);
        Assert.Equal("InvalidPart", CodeOf(await CompleteAsync(id, (1, tags[0]), (2, tags[1]), (3, tags[2]))));
        Assert.Empty(await Control.GetLedgerAsync("s3", cancellationToken: Token));
        Assert.Equal("", CodeOf(await CompleteAsync(id, (1, tags[0]), (3, tags[2]))));
        Assert.Equal("NoSuchUpload", CodeOf(await CompleteAsync(id, (1, tags[0]))));
        Assert.Single(await Control.GetLedgerAsync("s3", cancellationToken: Token));
    }

    private async Task<string> CompleteAsync(string id, params (int Number, string Tag)[] parts)
    {
        var xml = string.Concat(
            parts.Select(part =>
                $"<Part><PartNumber>{part.Number}</PartNumber><ETag>{part.Tag.Replace("\"", "&quot;", StringComparison.Ordinal)}</ETag></Part>"
            )
        );
        var body = Encoding.UTF8.GetBytes($"<CompleteMultipartUpload>{xml}</CompleteMultipartUpload>");
        return (await SendAsync(Request(HttpMethod.Post, $"large?uploadId={id}", body))).Body;
    }
}
