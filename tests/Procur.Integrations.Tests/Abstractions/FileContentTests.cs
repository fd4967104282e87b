using System.Text;

namespace Procur.Integrations.Tests.Abstractions;

/// <summary>What a file's content promises to those who send it.</summary>
public sealed class FileContentTests
{
    private static readonly byte[] Text = "the content"u8.ToArray();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bytes_are_opened_again_and_used_without_a_copy()
    {
        var content = FileContent.FromBytes(Text);

        Assert.Equal(Text.Length, content.Length);
        Assert.True(content.Bytes!.Value.Span.Overlaps(Text));
        Assert.Equal("the content", await ReadAsync(content));
        Assert.Equal("the content", await ReadAsync(content));
    }

    [Fact]
    public async Task A_factory_is_asked_for_each_sending()
    {
        var asked = 0;
        var content = FileContent.FromFactory(_ =>
        {
            asked++;
            return ValueTask.FromResult<Stream>(new MemoryStream(Text));
        });

        await ReadAsync(content);
        await ReadAsync(content);

        Assert.Equal(2, asked);
        Assert.Null(content.Length);
        Assert.Null(content.Bytes);
    }

    [Fact]
    public async Task A_stream_is_read_from_where_it_stood_and_stays_the_callers()
    {
        using var stream = new MemoryStream(Text);
        stream.Position = 4;
        var content = FileContent.FromStream(stream);

        Assert.Equal(7, content.Length);
        Assert.True(content.CanOpenAgain);
        Assert.Equal("content", await ReadAsync(content));
        Assert.Equal("content", await ReadAsync(content));
        Assert.True(stream.CanRead);
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_is_sent_once_and_says_so()
    {
        await using var stream = new ForwardOnlyStream(Text);
        var content = FileContent.FromStream(stream);

        Assert.Null(content.Length);
        Assert.False(content.CanOpenAgain);
        Assert.Equal("the content", await ReadAsync(content));
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync(content));
        Assert.Contains("FromFactory", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_on_disk_is_opened_for_each_sending()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, Text, Token);
            var content = FileContent.FromFile(path);

            Assert.Equal(Text.Length, content.Length);
            Assert.Equal("the content", await ReadAsync(content));
            Assert.Equal("the content", await ReadAsync(content));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(0, null, "bytes=0-")]
    [InlineData(5, null, "bytes=5-")]
    [InlineData(5, 1L, "bytes=5-5")]
    [InlineData(1099511627776, 1048576L, "bytes=1099511627776-1099512676351")]
    public void A_range_is_written_as_http_does(long offset, long? length, string written) =>
        Assert.Equal(written, new FileRange(offset, length).ToString());

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, 0L)]
    [InlineData(0, -1L)]
    public void A_range_that_names_no_bytes_is_refused(long offset, long? length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FileRange(offset, length));

    [Fact]
    public void Names_addresses_and_people_do_not_stand_in_what_is_written_out()
    {
        var link = new TemporaryLink(new Uri("https://files.example/canary"), DateTimeOffset.UnixEpoch) { FileId = "canary" };
        string[] written =
        [
            link.ToString(),
            new StoredFile("canary", "canary").ToString(),
            new FileGrant("canary", "canary", FileRole.Reader).ToString(),
            new FileDownloadRequest { FileId = "canary" }.ToString(),
            new FileUpload { Name = "canary", Content = FileContent.FromBytes(Text) }.ToString(),
            FileContent.FromBytes("canary"u8.ToArray()).ToString(),
        ];

        Assert.All(written, text => Assert.DoesNotContain("canary", text, StringComparison.Ordinal));
    }

    private static async Task<string> ReadAsync(FileContent content)
    {
        await using var stream = await content.OpenAsync(Token);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(Token);
    }
}
