using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of every store that has folders.</summary>
[SuiteOf(typeof(IFileFolders))]
public abstract class FileFoldersConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, IFileScript, new()
{
    private IFileFolders Folders => World.Get<IFileFolders>();

    private IFileStorage Files => World.Get<IFileStorage>();

    [Fact]
    public async Task A_folder_is_listed_as_one_and_holds_what_is_put_into_it()
    {
        var outer = await Folders.CreateFolderAsync(new FolderRequest { Name = "2026 & später" }, Token);
        var inner = await Folders.CreateFolderAsync(new FolderRequest { Name = "contracts", ParentId = outer.Id }, Token);
        var file = await Files.UploadAsync(
            new FileUpload
            {
                Name = "a.txt",
                FolderId = inner.Id,
                Content = FileContent.FromBytes("a"u8.ToArray()),
            },
            Token
        );

        Assert.True(outer.IsFolder);
        Assert.Equal("2026 & später", outer.Name);
        Assert.Equal(outer.Id, inner.FolderId);
        Assert.Equal(inner.Id, file.FolderId);
        Assert.Equal(outer.Id, Assert.Single(await ListAsync(null)).Id);
        var listed = Assert.Single(await ListAsync(outer.Id));
        Assert.Equal(inner.Id, listed.Id);
        Assert.Equal("contracts", listed.Name);
        Assert.True(listed.IsFolder);
        Assert.Equal(file.Id, Assert.Single(await ListAsync(inner.Id)).Id);
    }

    [Fact]
    public async Task The_same_request_again_makes_no_second_folder()
    {
        var request = new FolderRequest { Name = "once", OperationKey = "folder for PO-1001" };

        var first = await Folders.CreateFolderAsync(request, Token);
        var second = await Folders.CreateFolderAsync(request, Token);

        Assert.Equal(first.Id, second.Id);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfCreatingFolder, Token));
    }

    [Fact]
    public async Task A_folder_without_a_name_is_refused_before_anything_is_sent()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Folders.CreateFolderAsync(new FolderRequest { Name = "" }, Token));

        Assert.Empty(await World.Sandbox.Control.GetRequestsAsync(Fixture.Integration, cancellationToken: Token));
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_a_folder_is_true(string fault)
    {
        await World.FaultAsync(fault, Token);

        var told = await TellAsync(() => Folders.CreateFolderAsync(new FolderRequest { Name = "struck" }, Token));

        await AssertTruthAsync(told, Fixture.EffectOfCreatingFolder);
    }

    private async Task<IReadOnlyList<StoredFile>> ListAsync(string? folder) =>
        (await Files.ListAsync(new FileQuery { FolderId = folder }, Token)).Items;
}
