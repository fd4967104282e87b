using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of every chat service with channels.</summary>
[SuiteOf(typeof(IChatChannels))]
public abstract class ChatChannelsConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, IChatScript, new()
{
    private IChatChannels Channels => World.Get<IChatChannels>();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_channel_is_made_in_the_services_form_and_listed(bool isPrivate)
    {
        var (given, made) = Fixture.ChannelName;

        var channel = await Channels.CreateChannelAsync(new ChannelRequest { Name = given, IsPrivate = isPrivate }, Token);

        Assert.Equal(made, channel.Name);
        Assert.Equal(isPrivate, channel.IsPrivate);
        var listed = (await AllAsync(new ChannelQuery { IncludePrivate = true })).Single(one => one.Id == channel.Id);
        Assert.Equal((made, isPrivate, false), (listed.Name, listed.IsPrivate, listed.IsArchived));
        Assert.Equal(!isPrivate, (await AllAsync(new ChannelQuery())).Any(one => one.Id == channel.Id));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_a_conflict_and_nothing_is_in_doubt()
    {
        await Channels.CreateChannelAsync(new ChannelRequest { Name = "tender-7" }, Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            Channels.CreateChannelAsync(new ChannelRequest { Name = "tender-7" }, Token)
        );

        Assert.Equal((IntegrationErrorKind.Conflict, false), (e.Kind, e.OutcomeUnknown));
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfCreatingChannel, Token));
    }

    [Fact]
    public async Task Who_is_in_it_already_is_no_error_and_the_others_are_invited_all_the_same()
    {
        var channel = await Channels.CreateChannelAsync(new ChannelRequest { Name = "tender-7" }, Token);
        var (one, other) = (await Fixture.PersonAsync(World, Token), await Fixture.OtherPersonAsync(World, Token));
        await Channels.InviteToChannelAsync(new ChannelInvitation { ChannelId = channel.Id, UserIds = [one] }, Token);

        await Channels.InviteToChannelAsync(new ChannelInvitation { ChannelId = channel.Id, UserIds = [one, other] }, Token);
        await Channels.InviteToChannelAsync(new ChannelInvitation { ChannelId = channel.Id, UserIds = [other] }, Token);

        Assert.Equal(2, (await World.EffectsAsync("invite", Token)).Count);
    }

    [Fact]
    public async Task Archiving_twice_is_success_and_what_is_archived_is_listed_only_where_it_is_asked_for()
    {
        var channel = await Channels.CreateChannelAsync(new ChannelRequest { Name = "tender-7" }, Token);

        await Channels.ArchiveChannelAsync(channel.Id, Token);
        await Channels.ArchiveChannelAsync(channel.Id, Token);

        Assert.DoesNotContain(await AllAsync(new ChannelQuery()), one => one.Id == channel.Id);
        Assert.True((await AllAsync(new ChannelQuery { IncludeArchived = true })).Single(one => one.Id == channel.Id).IsArchived);
    }

    [Fact]
    public async Task Every_channel_is_listed_once_whatever_the_size_of_a_page()
    {
        for (var i = 0; i < 3; i++)
        {
            await Channels.CreateChannelAsync(new ChannelRequest { Name = $"tender-{i}" }, Token);
        }

        var all = await AllAsync(new ChannelQuery());
        var one = await AllAsync(new ChannelQuery { PageSize = 1 });
        var most = await AllAsync(new ChannelQuery { PageSize = int.MaxValue });

        Assert.True(all.Count >= 3);
        Assert.Equal(all.Select(channel => channel.Id).Order(), most.Select(channel => channel.Id).Order());
        Assert.Equal(all.Select(channel => channel.Id).Order(), one.Select(channel => channel.Id).Order());
    }

    [Fact]
    public async Task A_channel_that_never_was_is_not_found()
    {
        var e = await Assert.ThrowsAsync<IntegrationException>(() => Channels.ArchiveChannelAsync(Fixture.UnknownChannelId, Token));

        Assert.Equal((IntegrationErrorKind.NotFound, false), (e.Kind, e.OutcomeUnknown));
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_a_channel_is_true_and_it_is_never_made_twice(string fault)
    {
        await World.FaultAsync(fault, Token);
        var request = new ChannelRequest { Name = "tender-7", OperationKey = "room for tender 7" };

        var told = await TellAsync(() => Channels.CreateChannelAsync(request, Token));
        await AssertTruthAsync(told, Fixture.EffectOfCreatingChannel);
        await TellAsync(() => Channels.CreateChannelAsync(request, Token));

        Assert.InRange((await World.EffectsAsync(Fixture.EffectOfCreatingChannel, Token)).Count, 0, 1);
    }

    private async Task<List<ChatChannel>> AllAsync(ChannelQuery query) =>
        await Pages.WalkAsync((from, token) => Channels.ListChannelsAsync(query with { From = from }, token), Token).ToListAsync(Token);
}
