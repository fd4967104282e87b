using System.Net;
using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of every store that gives links.</summary>
[SuiteOf(typeof(ITemporaryLinks))]
public abstract class TemporaryLinksConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, IFileScript, ILinkScript, new()
{
    private ITemporaryLinks Links => World.Get<ITemporaryLinks>();

    private IFileStorage Files => World.Get<IFileStorage>();

    [Fact]
    public async Task A_link_reads_the_file_without_an_account()
    {
        var file = await StoreAsync("näme & more.txt");

        var link = await Links.CreateLinkAsync(TemporaryLinkRequest.ForReading(file.Id), Token);
        using var answer = await UseAsync(link, null);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("content", await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal(LinkAccess.Read, link.Access);
        Assert.Equal(file.Id, link.FileId);
    }

    [Fact]
    public async Task A_link_writes_a_file_without_an_account()
    {
        var link = await Links.CreateLinkAsync(
            TemporaryLinkRequest.ForWriting("from outside.txt") with
            {
                ContentType = "text/plain",
            },
            Token
        );

        using var answer = await UseAsync(link, "brought");

        Assert.True(answer.IsSuccessStatusCode);
        var file = Assert.Single((await Files.ListAsync(new FileQuery(), Token)).Items);
        Assert.Equal("from outside.txt", file.Name);
        Assert.Equal("text/plain", (await Files.GetAsync(file.Id, Token)).ContentType);
        await using var download = await Files.DownloadAsync(new FileDownloadRequest { FileId = file.Id }, Token);
        Assert.Equal("brought"u8.ToArray(), await FileBytes.ReadAsync(download.Content, Token));
    }

    [Fact]
    public async Task A_link_that_reads_does_not_write_and_leads_to_no_other_file()
    {
        var file = await StoreAsync("a.txt");
        await StoreAsync("b.txt");
        var link = await Links.CreateLinkAsync(TemporaryLinkRequest.ForReading(file.Id), Token);

        using var written = await UseAsync(link with { Method = HttpMethod.Put }, "forged");
        var other = new UriBuilder(link.Address);
        other.Path = other.Path.Replace("a.txt", "b.txt", StringComparison.Ordinal);
        using var strayed = await UseAsync(link with { Address = other.Uri }, null);

        Assert.Equal(HttpStatusCode.Forbidden, written.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, strayed.StatusCode);
    }

    [Fact]
    public async Task A_link_works_until_it_expires_and_no_longer()
    {
        var file = await StoreAsync("a.txt");
        var link = await Links.CreateLinkAsync(
            TemporaryLinkRequest.ForReading(file.Id) with
            {
                ExpiresIn = TimeSpan.FromMinutes(10),
            },
            Token
        );

        await World.AdvanceAsync(TimeSpan.FromMinutes(9), Token);
        using var before = await UseAsync(link, null);
        await World.AdvanceAsync(TimeSpan.FromMinutes(2), Token);
        using var after = await UseAsync(link, null);

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, after.StatusCode);
        Assert.True(link.ExpiresAt < World.Host.Time.GetUtcNow());
        Assert.True(link.ExpiresAt > World.Host.Time.GetUtcNow().AddMinutes(-2));
    }

    [Fact]
    public async Task A_time_that_the_service_does_not_allow_is_refused()
    {
        foreach (var time in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromSeconds(-1), Fixture.LongestLink + TimeSpan.FromSeconds(1)])
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(() =>
                Links.CreateLinkAsync(TemporaryLinkRequest.ForReading("a.txt") with { ExpiresIn = time }, Token)
            );
        }
    }

    [Fact]
    public async Task A_browser_is_told_to_save_it_under_the_name_that_was_asked_for()
    {
        var file = await StoreAsync("x.html");

        var link = await Links.CreateLinkAsync(TemporaryLinkRequest.ForReading(file.Id) with { DownloadName = "Größe \"1\".html" }, Token);
        using var answer = await UseAsync(link, null);

        var told = answer.Content.Headers.ContentDisposition;
        Assert.Equal("attachment", told?.DispositionType);
        Assert.Equal("Größe \"1\".html", told?.FileNameStar);
    }

    [Fact]
    public async Task The_address_is_a_credential_and_stands_in_no_log_span_or_audit_record()
    {
        using var spans = new ActivityRecorder();
        var file = await StoreAsync("a.txt");

        var link = await Links.CreateLinkAsync(TemporaryLinkRequest.ForReading(file.Id), Token);

        var query = link.Address.Query;
        Assert.True(query.Length > 20, "A link without anything secret in it proves nothing.");
        var secret = query[^20..];
        Assert.DoesNotContain(secret, World.Host.Logs.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(secret, World.Host.Audit.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(secret, spans.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(secret, link.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private async Task<HttpResponseMessage> UseAsync(TemporaryLink link, string? content)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(link.Method, link.Address);
        if (content is not null)
        {
            request.Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(content));
        }

        foreach (var (name, value) in link.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await client.SendAsync(request, Token);
    }

    private Task<StoredFile> StoreAsync(string name) =>
        Files.UploadAsync(new FileUpload { Name = name, Content = FileContent.FromBytes("content"u8.ToArray()) }, Token);
}
