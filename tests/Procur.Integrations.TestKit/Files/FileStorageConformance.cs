using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of every store of files.</summary>
[SuiteOf(typeof(IFileStorage))]
public abstract class FileStorageConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, IFileScript, new()
{
    private IFileStorage Files => World.Get<IFileStorage>();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(-1)]
    public async Task What_was_stored_is_read_back_byte_for_byte_whatever_it_came_from(int length)
    {
        var bytes = FileBytes.Of(length < 0 ? Fixture.LengthInParts : length);
        FileContent[] ways =
        [
            FileContent.FromBytes(bytes),
            FileContent.FromStream(new DripStream(bytes)),
            FileContent.FromStream(new DripStream(bytes), bytes.Length),
            FileContent.FromFactory(_ => ValueTask.FromResult<Stream>(new DripStream(bytes))),
        ];
        for (var i = 0; i < ways.Length; i++)
        {
            var stored = await Files.UploadAsync(new FileUpload { Name = $"way-{i}.bin", Content = ways[i] }, Token);

            Assert.Equal(bytes.Length, stored.Length);
            Assert.Equal(bytes, await ContentAsync(stored.Id));
        }
    }

    [Fact]
    public async Task A_file_tells_what_it_was_stored_with()
    {
        var stored = await Files.UploadAsync(
            Upload("contract.pdf") with
            {
                ContentType = "application/pdf",
                Metadata = new Dictionary<string, string> { ["order"] = "PO-1001", ["vendor"] = "Größe & Söhne " },
            },
            Token
        );

        var found = await Files.GetAsync(stored.Id, Token);

        Assert.Equal(stored.Id, found.Id);
        Assert.Equal("contract.pdf", found.Name);
        Assert.Equal(stored.Name, found.Name);
        Assert.Equal("application/pdf", found.ContentType);
        Assert.Equal(7, found.Length);
        Assert.False(found.IsFolder);
        Assert.NotNull(found.ModifiedAt);
        Assert.NotNull(found.Version);
        Assert.Equal(stored.Version, found.Version);
        if (Fixture.KeepsMetadata)
        {
            Assert.Equal("PO-1001", found.Metadata["order"]);
            Assert.Equal("Größe & Söhne ", found.Metadata["vendor"]);
            Assert.Equal(2, found.Metadata.Count);
        }
    }

    [Theory]
    [InlineData(0, 1L)]
    [InlineData(3, 4L)]
    [InlineData(7, null)]
    [InlineData(95, 1000L)]
    public async Task A_range_is_read_and_cut_at_the_end(int offset, long? length)
    {
        var bytes = FileBytes.Of(100);
        var stored = await Files.UploadAsync(Upload("hundred.bin") with { Content = FileContent.FromBytes(bytes) }, Token);

        await using var download = await Files.DownloadAsync(
            new FileDownloadRequest { FileId = stored.Id, Range = new FileRange(offset, length) },
            Token
        );
        var read = await FileBytes.ReadAsync(download.Content, Token);

        var end = (int)Math.Min(100, offset + (length ?? 100));
        Assert.Equal(bytes[offset..end], read);
        Assert.True(download.ContentLength is null || download.ContentLength == read.Length);
        Assert.True(download.File.Length is null or 100);
    }

    [Fact]
    public async Task Deleting_is_final_and_may_be_asked_for_twice()
    {
        var stored = await Files.UploadAsync(Upload("gone.txt"), Token);

        await Files.DeleteAsync(stored.Id, Token);
        await Files.DeleteAsync(stored.Id, Token);
        await Files.DeleteAsync(Fixture.UnknownFileId, Token);

        await AssertMissingAsync(stored.Id);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfDeleting, Token));
    }

    [Fact]
    public Task A_file_that_never_was_is_not_found() => AssertMissingAsync(Fixture.UnknownFileId);

    [Fact]
    public async Task A_list_walks_all_pages_of_one_folder()
    {
        var folders = World.Host.Services.GetService<IFileFolders>();
        var folder = folders is null ? null : (await folders.CreateFolderAsync(new FolderRequest { Name = "offers" }, Token)).Id;
        var stored = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            stored.Add((await Files.UploadAsync(Upload($"offer-{i}.pdf") with { FolderId = folder }, Token)).Id);
        }

        var elsewhere = folder is null ? null : await Files.UploadAsync(Upload("elsewhere.pdf"), Token);
        var pages = 0;
        var found = new List<StoredFile>();
        await foreach (
            var file in Pages.WalkAsync(
                (from, token) =>
                {
                    pages++;
                    return Files.ListAsync(
                        new FileQuery
                        {
                            FolderId = folder,
                            PageSize = 2,
                            From = from,
                        },
                        token
                    );
                },
                Token
            )
        )
        {
            found.Add(file);
        }

        Assert.Equal(stored.Order(StringComparer.Ordinal), found.Select(file => file.Id).Order(StringComparer.Ordinal));
        Assert.InRange(pages, 3, 5);
        Assert.All(found, file => Assert.False(file.IsFolder));
        Assert.All(found, file => Assert.Equal(7, file.Length));
        Assert.All(found, file => Assert.NotNull(file.ModifiedAt));
        if (elsewhere is not null)
        {
            var root = await Files.ListAsync(new FileQuery { PageSize = 100 }, Token);
            Assert.Contains(root.Items, file => file.Id == elsewhere.Id);
            Assert.Contains(root.Items, file => file.Id == folder && file.IsFolder && file.Name == "offers");
            Assert.DoesNotContain(root.Items, file => stored.Contains(file.Id));
        }
    }

    [Fact]
    public async Task New_content_keeps_the_files_id_and_changes_its_version()
    {
        var first = await Files.UploadAsync(Upload("report.txt"), Token);

        var second = await Files.UploadAsync(
            new FileUpload { FileId = first.Id, Content = FileContent.FromBytes("other text"u8.ToArray()) },
            Token
        );

        Assert.Equal(first.Id, second.Id);
        Assert.NotEqual(first.Version, second.Version);
        Assert.Equal("other text"u8.ToArray(), await ContentAsync(first.Id));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_told_and_the_file_that_is_there_stays()
    {
        var first = await Files.UploadAsync(Upload("once.txt"), Token);
        var again = new FileUpload
        {
            Name = "once.txt",
            Content = FileContent.FromBytes("other text"u8.ToArray()),
            IfNameTaken = FileNameConflict.Fail,
        };

        if (Fixture.NamesAreUnique)
        {
            var e = await Assert.ThrowsAsync<IntegrationException>(() => Files.UploadAsync(again, Token));
            Assert.Equal(IntegrationErrorKind.Conflict, e.Kind);
            Assert.False(e.OutcomeUnknown);
        }
        else
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Files.UploadAsync(again, Token));
        }

        Assert.Equal("content"u8.ToArray(), await ContentAsync(first.Id));
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfUploading, Token));
    }

    [Fact]
    public async Task Odd_names_arrive_as_they_were_given()
    {
        Assert.NotEmpty(Fixture.OddNames);
        foreach (var name in Fixture.OddNames)
        {
            var stored = await Files.UploadAsync(Upload(name), Token);

            Assert.Equal(name, (await Files.GetAsync(stored.Id, Token)).Name);
            Assert.Equal("content"u8.ToArray(), await ContentAsync(stored.Id));
        }

        var listed = await Files.ListAsync(new FileQuery { PageSize = 100 }, Token);
        Assert.Equal(Fixture.OddNames.Order(StringComparer.Ordinal), listed.Items.Select(file => file.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_upload_beyond_a_limit_is_refused_before_anything_is_sent_and_the_limit_is_named()
    {
        Assert.NotEmpty(Fixture.BeyondLimits);
        foreach (var (limit, upload) in Fixture.BeyondLimits)
        {
            var e = await Assert.ThrowsAnyAsync<ArgumentException>(() => Files.UploadAsync(upload, Token));
            Assert.Contains(limit, e.Message, StringComparison.Ordinal);
        }

        Assert.Empty(await World.Sandbox.Control.GetRequestsAsync(Fixture.Integration, cancellationToken: Token));
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(-1)]
    public async Task A_source_that_breaks_leaves_no_file_and_its_own_error(int breaksAt)
    {
        var bytes = FileBytes.Of(Fixture.LengthInParts);
        var content = FileContent.FromStream(new DripStream(bytes, breaksAt < 0 ? Fixture.LengthInParts - 1 : breaksAt));

        await Assert.ThrowsAsync<InvalidDataException>(() => Files.UploadAsync(Upload("broken.bin") with { Content = content }, Token));

        Assert.Empty(await World.EffectsAsync(Fixture.EffectOfUploading, Token));
        Assert.Empty((await Files.ListAsync(new FileQuery(), Token)).Items);
    }

    [Fact]
    public async Task A_callers_stream_stays_the_callers()
    {
        await using var stream = new DripStream(FileBytes.Of(10));

        await Files.UploadAsync(Upload("kept.bin") with { Content = FileContent.FromStream(stream) }, Token);

        Assert.False(stream.IsDisposed);
    }

    [Fact]
    public async Task Cancellation_is_thrown_and_leaves_no_file()
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var bytes = FileBytes.Of(Fixture.LengthInParts);
        var content = FileContent.FromFactory(async token =>
        {
            await ending.CancelAsync();
            return new DripStream(bytes);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Files.UploadAsync(Upload("canceled.bin") with { Content = content }, ending.Token)
        );

        Assert.Empty(await World.EffectsAsync(Fixture.EffectOfUploading, Token));
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_an_upload_is_true(string fault)
    {
        await World.FaultAsync(fault, Token);

        var told = await TellAsync(() => Files.UploadAsync(Upload("struck.txt"), Token));

        await AssertTruthAsync(told, Fixture.EffectOfUploading);
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_an_upload_in_parts_is_true(string fault)
    {
        await World.FaultAsync(fault, Token);
        var bytes = FileBytes.Of(Fixture.LengthInParts);

        var told = await TellAsync(() =>
            Files.UploadAsync(Upload("struck.bin") with { Content = FileContent.FromStream(new DripStream(bytes)) }, Token)
        );

        await AssertTruthAsync(told, Fixture.EffectOfUploading);
        if (told == Told.Done)
        {
            var file = Assert.Single((await Files.ListAsync(new FileQuery(), Token)).Items);
            Assert.Equal(bytes, await ContentAsync(file.Id));
        }
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Asked_again_after_a_fault_it_never_stores_twice(string fault)
    {
        await World.FaultAsync(fault, Token);
        var upload = Upload("struck.txt") with { OperationKey = "store PO-1001" };
        await TellAsync(() => Files.UploadAsync(upload, Token));
        await World.EffectsAsync(cancellationToken: Token);

        var told = await TellAsync(() => Files.UploadAsync(upload, Token));

        var effects = await World.EffectsAsync(Fixture.EffectOfUploading, Token);
        Assert.InRange(effects.Count, 0, 1);
        Assert.True(told != Told.Done || effects.Count == 1);
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_a_deletion_is_true(string fault)
    {
        var stored = await Files.UploadAsync(Upload("struck.txt"), Token);
        await World.FaultAsync(fault, Token);

        var told = await TellAsync(() => Files.DeleteAsync(stored.Id, Token));

        await AssertTruthAsync(told, Fixture.EffectOfDeleting);
    }

    [Fact]
    public async Task Names_and_content_stand_in_no_log()
    {
        const string canary = "c4nary-of-files";
        var stored = await Files.UploadAsync(
            new FileUpload
            {
                Name = canary + ".txt",
                Content = FileContent.FromBytes(System.Text.Encoding.UTF8.GetBytes(canary)),
                OperationKey = "kept",
            },
            Token
        );
        await Files.GetAsync(stored.Id, Token);
        await ContentAsync(stored.Id);
        await Files.DeleteAsync(stored.Id, Token);
        await Assert.ThrowsAsync<IntegrationException>(() => Files.GetAsync(stored.Id, Token));

        Assert.NotEmpty(World.Host.Logs.Lines);
        Assert.DoesNotContain(canary, World.Host.Logs.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(canary, World.Host.Audit.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_the_registry_says_it_can_is_what_can_be_resolved()
    {
        var said = World.Get<IIntegrationRegistry>().List().Single(one => one.Descriptor.Key == Fixture.Integration);
        foreach (var ability in (Type[])[typeof(IFileStorage), typeof(ITemporaryLinks), typeof(IFileSharing), typeof(IFileFolders)])
        {
            Assert.Equal(said.Capabilities.Contains(ability.Name), World.Host.Services.GetService(ability) is not null);
        }
    }

    private static FileUpload Upload(string name) => new() { Name = name, Content = FileContent.FromBytes("content"u8.ToArray()) };

    private async Task<byte[]> ContentAsync(string id)
    {
        await using var download = await Files.DownloadAsync(new FileDownloadRequest { FileId = id }, Token);
        return await FileBytes.ReadAsync(download.Content, Token);
    }

    private async Task AssertMissingAsync(string id)
    {
        foreach (
            var ask in (Func<Task>[])
                [() => Files.GetAsync(id, Token), () => Files.DownloadAsync(new FileDownloadRequest { FileId = id }, Token)]
        )
        {
            var e = await Assert.ThrowsAsync<IntegrationException>(ask);
            Assert.Equal(IntegrationErrorKind.NotFound, e.Kind);
            Assert.False(e.OutcomeUnknown);
        }
    }
}
