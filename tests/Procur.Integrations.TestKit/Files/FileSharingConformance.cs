using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of every store that lets people in.</summary>
[SuiteOf(typeof(IFileSharing))]
public abstract class FileSharingConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, ISharingScript, new()
{
    private const string Person = "approver@procur.example";

    private IFileSharing Sharing => World.Get<IFileSharing>();

    private IFileStorage Files => World.Get<IFileStorage>();

    [Theory]
    [InlineData(FileRole.Reader)]
    [InlineData(FileRole.Writer)]
    public async Task A_person_is_let_in_as_what_was_asked_for(FileRole role)
    {
        var file = await StoreAsync();

        var grant = await Sharing.ShareAsync(Share(file, role), Token);

        Assert.Equal(role, grant.Role);
        Assert.Equal(file, grant.FileId);
        Assert.NotEmpty(grant.Id);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfSharing, Token));
        Assert.Empty(await World.EffectsAsync(Fixture.EffectOfTelling, Token));
    }

    [Fact]
    public async Task A_folder_is_shared_as_a_file_is()
    {
        var folder = await World.Get<IFileFolders>().CreateFolderAsync(new FolderRequest { Name = "offers" }, Token);

        var grant = await Sharing.ShareAsync(Share(folder.Id, FileRole.Reader), Token);

        Assert.Equal(folder.Id, grant.FileId);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfSharing, Token));
    }

    [Theory]
    [InlineData(FileRole.Reader, FileRole.Writer)]
    [InlineData(FileRole.Writer, FileRole.Reader)]
    [InlineData(FileRole.Reader, FileRole.Reader)]
    public async Task Shared_again_the_role_becomes_the_one_asked_for_and_the_share_stays_one(FileRole first, FileRole second)
    {
        var file = await StoreAsync();

        var had = await Sharing.ShareAsync(Share(file, first), Token);
        var has = await Sharing.ShareAsync(Share(file, second), Token);

        Assert.Equal(had.Id, has.Id);
        Assert.Equal(second, has.Role);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfSharing, Token));
    }

    [Fact]
    public async Task People_are_told_only_where_that_is_asked_for_and_once_for_one_intent()
    {
        var file = await StoreAsync();
        var request = Share(file, FileRole.Reader) with { Notify = true, Message = "The offer", OperationKey = "share PO-1001" };

        await Sharing.ShareAsync(request, Token);
        await Sharing.ShareAsync(request, Token);

        Assert.Single(await World.EffectsAsync(Fixture.EffectOfTelling, Token));
    }

    [Fact]
    public async Task A_share_is_taken_back_and_that_may_be_asked_for_twice()
    {
        var file = await StoreAsync();
        var grant = await Sharing.ShareAsync(Share(file, FileRole.Reader), Token);

        await Sharing.UnshareAsync(file, grant.Id, Token);
        await Sharing.UnshareAsync(file, grant.Id, Token);

        Assert.Single(await World.EffectsAsync(Fixture.EffectOfUnsharing, Token));
    }

    [Fact]
    public async Task A_file_that_never_was_cannot_be_shared()
    {
        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            Sharing.ShareAsync(Share(Fixture.UnknownFileId, FileRole.Reader), Token)
        );

        Assert.Equal(IntegrationErrorKind.NotFound, e.Kind);
        Assert.False(e.OutcomeUnknown);
    }

    [Fact]
    public async Task A_share_without_a_person_or_a_role_is_refused_before_anything_is_sent()
    {
        foreach (
            var request in (FileSharingRequest[])
                [Share("any", FileRole.Reader) with { Email = " " }, Share("any", FileRole.Unrecognized), Share("any", (FileRole)99)]
        )
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(() => Sharing.ShareAsync(request, Token));
        }

        Assert.Empty(await World.Sandbox.Control.GetRequestsAsync(Fixture.Integration, cancellationToken: Token));
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_a_share_is_true(string fault)
    {
        var file = await StoreAsync();
        await World.FaultAsync(fault, Token);

        var told = await TellAsync(() => Sharing.ShareAsync(Share(file, FileRole.Reader), Token));

        await AssertTruthAsync(told, Fixture.EffectOfSharing);
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_nobody_is_told_twice(string fault)
    {
        var file = await StoreAsync();
        await World.FaultAsync(fault, Token);
        var request = Share(file, FileRole.Reader) with { Notify = true, OperationKey = "share PO-1001" };

        var told = await TellAsync(() => Sharing.ShareAsync(request, Token));

        await AssertTruthAsync(told, Fixture.EffectOfTelling);
        var again = await TellAsync(() => Sharing.ShareAsync(request, Token));
        var effects = await World.EffectsAsync(Fixture.EffectOfTelling, Token);
        Assert.InRange(effects.Count, 0, 1);
        Assert.True(again != Told.Done || effects.Count == 1);
        Assert.True(again != Told.NotDone || effects.Count == 0);
        Assert.True(!Fixture.SharesAreLookedUp || again != Told.Unknown || effects.Count == 0);
    }

    [Fact]
    public async Task The_person_stands_in_no_log()
    {
        var file = await StoreAsync();
        await Sharing.ShareAsync(Share(file, FileRole.Reader), Token);
        await Assert.ThrowsAsync<IntegrationException>(() => Sharing.ShareAsync(Share(Fixture.UnknownFileId, FileRole.Reader), Token));

        Assert.NotEmpty(World.Host.Logs.Lines);
        Assert.DoesNotContain(Person, World.Host.Logs.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Person, World.Host.Audit.Text, StringComparison.OrdinalIgnoreCase);
    }

    private static FileSharingRequest Share(string fileId, FileRole role) =>
        new()
        {
            FileId = fileId,
            Email = Person,
            Role = role,
        };

    private async Task<string> StoreAsync() =>
        (await Files.UploadAsync(new FileUpload { Name = "offer.pdf", Content = FileContent.FromBytes("content"u8.ToArray()) }, Token)).Id;
}
