using System.Text.Json.Nodes;

namespace Procur.Integrations.GoogleWorkspace.Tests.Drive;

/// <summary>What a share says to Drive, and what becomes of one whose answer was lost.</summary>
public sealed class SharingTests : SandboxSuite<GoogleDriveFixture>
{
    private const string Anna = "anna@supplier.example";
    private const string Create = "drive.permissions.create";

    private IFileSharing Sharing => World.Get<IFileSharing>();

    [Fact]
    public async Task A_share_says_who_and_what_and_that_nobody_is_to_be_told()
    {
        var request = Share(await StoreAsync(), FileRole.Writer) with
        {
            ProviderOptions = new JsonObject { ["expirationTime"] = "2027-01-01T00:00:00Z" },
        };

        await Sharing.ShareAsync(request, Token);

        var sent = Assert.Single(await World.RequestsAsync(Create));
        Assert.True(
            JsonNode.DeepEquals(
                new JsonObject
                {
                    ["type"] = "user",
                    ["role"] = "writer",
                    ["emailAddress"] = Anna,
                    ["expirationTime"] = "2027-01-01T00:00:00Z",
                },
                sent.Json()
            ),
            sent.Body
        );
        Assert.Equal("false", sent.Asked("sendNotificationEmail"));
        Assert.Null(sent.Asked("emailMessage"));
        // Who was there before is asked only where somebody is told.
        Assert.Empty(await World.RequestsAsync("drive.permissions.list"));
    }

    [Fact]
    public async Task Where_they_are_told_the_hosts_words_go_with_it()
    {
        await Sharing.ShareAsync(Telling(await StoreAsync()) with { Message = "The offer & all" }, Token);

        var sent = Assert.Single(await World.RequestsAsync(Create));
        Assert.Equal("true", sent.Asked("sendNotificationEmail"));
        Assert.Equal("The offer & all", sent.Asked("emailMessage"));
    }

    [Fact]
    public async Task Words_that_nobody_would_read_are_refused_before_anything_is_sent()
    {
        var e = await Assert.ThrowsAsync<ArgumentException>(() =>
            Sharing.ShareAsync(Share("any", FileRole.Reader) with { Message = "The offer" }, Token)
        );

        Assert.Contains("Notify", e.Message, StringComparison.Ordinal);
        Assert.Empty(await World.Sandbox.Control.GetRequestsAsync("google-workspace", cancellationToken: Token));
    }

    [Fact]
    public async Task What_stands_in_a_shared_drive_is_shared_and_taken_back_as_well()
    {
        await World.UseSharedDriveAsync();
        var file = await StoreAsync();

        var grant = await Sharing.ShareAsync(Telling(file, FileRole.Reader), Token);
        var higher = await Sharing.ShareAsync(Share(file, FileRole.Writer), Token);
        var lower = await Sharing.ShareAsync(Share(file, FileRole.Reader), Token);
        await Sharing.UnshareAsync(file, grant.Id, Token);

        Assert.Equal(FileRole.Writer, higher.Role);
        Assert.Equal(FileRole.Reader, lower.Role);
        Assert.Single(await World.EffectsAsync("share-removed", Token));
    }

    [Theory]
    [InlineData("owner", FileRole.Writer)]
    [InlineData("organizer", FileRole.Writer)]
    [InlineData("fileOrganizer", FileRole.Writer)]
    public async Task Whoever_may_do_more_than_sharing_can_give_keeps_it(string role, FileRole read)
    {
        await using var host = ScriptedHost.Start(Fixture, Reply.Json($$"""{"id":"7","role":"{{role}}"}"""));

        var grant = await host.Host.Get<IFileSharing>().ShareAsync(Share("1", FileRole.Reader), Token);

        Assert.Equal(read, grant.Role);
        Assert.Equal(role, grant.ProviderRole);
        Assert.Equal("7", grant.Id);
        Assert.Single(host.Calls);
    }

    [Fact]
    public async Task A_share_that_tells_nobody_is_sent_again_where_its_answer_was_lost()
    {
        await World.FaultAsync($"reset-after-commit@{Create}", Token);

        var grant = await Sharing.ShareAsync(Share(await StoreAsync(), FileRole.Reader), Token);

        Assert.NotEmpty(grant.Id);
        Assert.Equal(2, (await World.RequestsAsync(Create)).Count);
        Assert.Single(await World.EffectsAsync("share", Token));
    }

    [Fact]
    public async Task A_share_that_tells_nobody_is_not_looked_up_when_it_is_asked_for_again()
    {
        var request = Share(await StoreAsync(), FileRole.Reader);
        await World.FaultAsync($"reset-after-commit*4@{Create}", Token);

        await AssertUnknownAsync(request);
        var grant = await Sharing.ShareAsync(request, Token);

        Assert.NotEmpty(grant.Id);
        Assert.Empty(await World.RequestsAsync("drive.permissions.list"));
    }

    [Fact]
    public async Task A_share_whose_answer_was_lost_is_found_and_nobody_is_told_twice()
    {
        var request = Telling(await StoreAsync());
        await World.FaultAsync($"reset-after-commit@{Create}", Token);

        var lost = await Assert.ThrowsAsync<IntegrationException>(() => Sharing.ShareAsync(request, Token));
        var grant = await Sharing.ShareAsync(request, Token);
        var again = await Sharing.ShareAsync(request, Token);

        Assert.True(lost.OutcomeUnknown);
        Assert.Equal(FileRole.Reader, grant.Role);
        Assert.NotEmpty(grant.Id);
        Assert.Equal(grant.Id, again.Id);
        Assert.Single(await World.RequestsAsync(Create));
        Assert.Single(await World.EffectsAsync("share-mail", Token));
        await Sharing.UnshareAsync(request.FileId, grant.Id, Token);
        Assert.Single(await World.EffectsAsync("share-removed", Token));
    }

    [Fact]
    public async Task Without_a_name_of_the_hosts_own_the_same_request_is_found_too()
    {
        var request = Telling(await StoreAsync()) with { OperationKey = null };
        await World.FaultAsync($"reset-after-commit@{Create}", Token);

        await Assert.ThrowsAsync<IntegrationException>(() => Sharing.ShareAsync(request, Token));
        await Sharing.ShareAsync(request, Token);

        Assert.Single(await World.RequestsAsync(Create));
    }

    [Fact]
    public async Task Who_was_let_in_before_proves_nothing_so_it_stays_unknown()
    {
        var file = await StoreAsync();
        await Sharing.ShareAsync(Share(file, FileRole.Reader), Token);
        await World.FaultAsync($"reset-before-commit@{Create}", Token);

        await AssertUnknownAsync(Telling(file));
        await AssertUnknownAsync(Telling(file));

        Assert.Empty(await World.EffectsAsync("share-mail", Token));
    }

    [Fact]
    public async Task Who_has_another_role_now_was_let_in_by_another_so_it_stays_unknown()
    {
        var file = await StoreAsync();
        await World.FaultAsync($"reset-before-commit@{Create}", Token);

        await AssertUnknownAsync(Telling(file));
        await Sharing.ShareAsync(Share(file, FileRole.Writer), Token);
        await AssertUnknownAsync(Telling(file));

        Assert.Empty(await World.EffectsAsync("share-mail", Token));
    }

    [Fact]
    public async Task Who_is_not_found_may_have_another_address_so_it_stays_unknown_and_is_not_sent_again()
    {
        var request = Telling(await StoreAsync());
        await World.FaultAsync($"reset-before-commit@{Create}", Token);

        await AssertUnknownAsync(request);
        await World.AdvanceAsync(TimeSpan.FromDays(2), Token);
        await AssertUnknownAsync(request);

        Assert.Single(await World.RequestsAsync(Create));
    }

    [Theory]
    [InlineData("""{"permissions":[]}""", true)]
    [InlineData("""{"permissions":[],"nextPageToken":"2"}""", false)]
    [InlineData("""{}""", true)]
    [InlineData("""{"permissions":[{"id":"7","role":"commenter","emailAddress":"ANNA@supplier.example"}]}""", false)]
    public async Task The_look_before_must_show_everybody_and_the_look_after_walks_all_pages(string before, bool isFound)
    {
        await using var host = ScriptedHost.Start(
            Fixture,
            Reply.Json(before),
            Reply.Reset,
            Reply.Json("""{"permissions":[{"id":"1","role":"owner","emailAddress":"me@procur.example"}],"nextPageToken":"2"}"""),
            Reply.Json("""{"permissions":[{"id":"7","role":"reader","emailAddress":"Anna@Supplier.example"}]}""")
        );
        var sharing = host.Host.Get<IFileSharing>();

        var lost = await Assert.ThrowsAsync<IntegrationException>(() => sharing.ShareAsync(Telling("1"), Token));
        Assert.True(lost.OutcomeUnknown);
        if (isFound)
        {
            Assert.Equal("7", (await sharing.ShareAsync(Telling("1"), Token)).Id);
            Assert.Contains("pageToken=2", host.Calls[^1].Query, StringComparison.Ordinal);
        }
        else
        {
            Assert.True((await Assert.ThrowsAsync<IntegrationException>(() => sharing.ShareAsync(Telling("1"), Token))).OutcomeUnknown);
        }

        Assert.Single(host.Calls, call => call.Method == "POST");
    }

    private static FileSharingRequest Share(string fileId, FileRole role) =>
        new()
        {
            FileId = fileId,
            Email = Anna,
            Role = role,
        };

    private static FileSharingRequest Telling(string fileId, FileRole role = FileRole.Reader) =>
        Share(fileId, role) with
        {
            Notify = true,
            OperationKey = "share PO-1001",
        };

    private async Task AssertUnknownAsync(FileSharingRequest request)
    {
        var e = await Assert.ThrowsAsync<IntegrationException>(() => Sharing.ShareAsync(request, Token));
        Assert.True(e.OutcomeUnknown);
    }

    private async Task<string> StoreAsync() =>
        (
            await World
                .Get<IFileStorage>()
                .UploadAsync(new FileUpload { Name = "offer.pdf", Content = FileContent.FromBytes("content"u8.ToArray()) }, Token)
        ).Id;
}
