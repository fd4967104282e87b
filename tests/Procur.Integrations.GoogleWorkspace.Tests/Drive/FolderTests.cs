using System.Text.Json.Nodes;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;

namespace Procur.Integrations.GoogleWorkspace.Tests.Drive;

/// <summary>What a folder says to Drive, and the ids that folders and files are made under.</summary>
public sealed class FolderTests : SandboxSuite<GoogleDriveFixture>
{
    private const string Create = "drive.files.create";
    private const string Generate = "drive.files.generateIds";

    private IFileFolders Folders => World.Get<IFileFolders>();

    private IFileStorage Files => World.Get<IFileStorage>();

    [Fact]
    public async Task A_folder_is_made_under_an_id_that_Drive_gave_and_with_the_hosts_own_fields()
    {
        var folder = await Folders.CreateFolderAsync(
            new FolderRequest
            {
                Name = "offers",
                ProviderOptions = new JsonObject { ["folderColorRgb"] = "#ff0000" },
            },
            Token
        );

        var given = Assert.Single(await World.RequestsAsync(Generate));
        Assert.Equal("?count=1&space=drive&type=files", given.Query);
        var sent = Assert.Single(await World.RequestsAsync(Create)).Json();
        Assert.Equal(folder.Id, (string?)sent["id"]);
        Assert.Equal("offers", (string?)sent["name"]);
        Assert.Equal("application/vnd.google-apps.folder", (string?)sent["mimeType"]);
        Assert.Equal("#ff0000", (string?)sent["folderColorRgb"]);
        Assert.Null(sent["parents"]);
        Assert.True(folder.IsFolder);
    }

    [Fact]
    public async Task Without_a_parent_it_stands_in_the_shared_drive_where_one_is_set()
    {
        var drive = await World.UseSharedDriveAsync();

        var folder = await Folders.CreateFolderAsync(new FolderRequest { Name = "offers" }, Token);

        Assert.Equal(drive, (string?)Assert.Single(await World.RequestsAsync(Create)).Json()["parents"]![0]);
        Assert.Null(folder.FolderId);
        Assert.Equal(folder.Id, Assert.Single((await Files.ListAsync(new FileQuery(), Token)).Items).Id);
    }

    [Fact]
    public async Task The_key_of_one_folder_makes_no_other()
    {
        var request = new FolderRequest { Name = "offers", OperationKey = "folder of PO-1001" };
        var made = await Folders.CreateFolderAsync(request, Token);

        foreach (var other in (FolderRequest[])[request with { Name = "contracts" }, request with { ParentId = made.Id }])
        {
            var e = await Assert.ThrowsAsync<IntegrationException>(() => Folders.CreateFolderAsync(other, Token));
            Assert.Equal(IntegrationErrorKind.Conflict, e.Kind);
            Assert.False(e.OutcomeUnknown);
        }

        Assert.Single(await World.EffectsAsync("folder", Token));
    }

    [Fact]
    public async Task The_key_of_one_upload_stores_no_other()
    {
        var folder = await Folders.CreateFolderAsync(new FolderRequest { Name = "offers" }, Token);
        var upload = new FileUpload
        {
            Name = "offer.pdf",
            Content = FileContent.FromBytes(new byte[10]),
            ContentType = "application/pdf",
            OperationKey = "offer of PO-1001",
        };
        await Files.UploadAsync(upload, Token);

        foreach (
            var other in (FileUpload[])
                [
                    upload with
                    {
                        Name = "other.pdf",
                    },
                    upload with
                    {
                        FolderId = folder.Id,
                    },
                    upload with
                    {
                        ContentType = "text/plain",
                    },
                    upload with
                    {
                        Content = FileContent.FromBytes(new byte[11]),
                    },
                ]
        )
        {
            var e = await Assert.ThrowsAsync<IntegrationException>(() => Files.UploadAsync(other, Token));
            Assert.Equal(IntegrationErrorKind.Conflict, e.Kind);
        }

        Assert.Single(await World.EffectsAsync("file", Token));
    }

    [Fact]
    public async Task What_is_there_already_is_looked_up_and_not_sent_again()
    {
        var folder = new FolderRequest { Name = "offers", OperationKey = "folder of PO-1001" };
        var upload = new FileUpload
        {
            Name = "offer.pdf",
            Content = FileContent.FromBytes(new byte[10]),
            OperationKey = "offer of PO-1001",
        };

        var ids = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            ids.Add((await Folders.CreateFolderAsync(folder, Token)).Id);
            ids.Add((await Files.UploadAsync(upload, Token)).Id);
        }

        Assert.Equal(2, ids.Distinct().Count());
        Assert.Single(await World.RequestsAsync(Create));
        Assert.Single(await World.RequestsAsync("drive.files.create.upload"));
        Assert.Equal(2, (await World.RequestsAsync(Generate)).Count);
    }

    [Fact]
    public async Task Another_process_that_remembers_the_id_and_not_the_file_meets_it_as_taken()
    {
        await World.FaultAsync($"reset-after-commit@{Create}", Token);
        await World.FaultAsync("reset-after-commit@drive.files.create.upload", Token);

        var folder = await Folders.CreateFolderAsync(new FolderRequest { Name = "offers" }, Token);
        var file = await Files.UploadAsync(new FileUpload { Name = "offer.pdf", Content = FileContent.FromBytes(new byte[10]) }, Token);

        // The 409 says that it was made; what it is, is asked.
        Assert.Equal("offers", folder.Name);
        Assert.Equal("offer.pdf", file.Name);
        Assert.Equal(new int?[] { null, 409 }, (await World.RequestsAsync(Create)).Select(request => request.Status));
        Assert.Equal(new int?[] { null, 409 }, (await World.RequestsAsync("drive.files.create.upload")).Select(request => request.Status));
    }

    [Fact]
    public async Task A_409_of_somebody_else_is_not_taken_for_an_id_that_is_taken()
    {
        await using var host = ScriptedHost.Start(Fixture, Reply.Html("<html>Conflict</html>", 409));

        await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Host.Get<IFileFolders>().CreateFolderAsync(new FolderRequest { Name = "offers" }, Token)
        );

        Assert.Single(host.Calls);
    }

    [Fact]
    public async Task An_id_is_kept_under_the_hosts_own_name_for_the_intent()
    {
        await Folders.CreateFolderAsync(new FolderRequest { Name = "offers", OperationKey = "folder of PO-1001" }, Token);

        var kept = await World
            .Get<IOperationJournal>()
            .FindAsync(
                new JournalId(new ConnectionId("", "google-workspace", ConnectionId.DefaultName), "folder of PO-1001", Generate),
                Token
            );

        Assert.True(kept is { IsNamed: true, State: JournalState.Settled });
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"ids":[]}""")]
    [InlineData("""{"ids":[""]}""")]
    public async Task An_answer_without_an_id_makes_nothing(string answer)
    {
        await using var server = GoogleHost.Server(_ => Reply.Json(answer));
        await using var host = GoogleHost.Create(server);
        server.Listen();

        foreach (
            var make in (Func<Task>[])
                [
                    () => host.Get<IFileFolders>().CreateFolderAsync(new FolderRequest { Name = "offers" }, Token),
                    () =>
                        host.Get<IFileStorage>()
                            .UploadAsync(new FileUpload { Name = "a", Content = FileContent.FromBytes(new byte[1]) }, Token),
                ]
        )
        {
            var e = await Assert.ThrowsAsync<IntegrationException>(make);
            Assert.Equal(IntegrationErrorKind.Protocol, e.Kind);
            Assert.False(e.OutcomeUnknown);
        }

        Assert.All(server.Calls(), call => Assert.EndsWith("/generateIds", call.Path, StringComparison.Ordinal));
    }
}
