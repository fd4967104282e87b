using Procur.Integrations.Journal;
using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of a chat service whose lost answers can be looked up.</summary>
public abstract class ChatLookUpConformance<TFixture> : LookUpConformance<TFixture>
    where TFixture : IntegrationFixture, IChatScript, new()
{
    private ChatMessage? announcement;

    protected override string Effect => Fixture.EffectOfPosting;

    protected override TimeSpan QuietPeriod => Fixture.QuietPeriod;

    private IChatNotifier Chat => World.Get<IChatNotifier>();

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_unknown_sent_once_and_found_when_asked_for_again()
    {
        var message = await MessageAsync();
        await World.FaultAsync("reset-after-commit", Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => Chat.PostAsync(message, Token));
        var again = await Chat.PostAsync(message, Token);

        Assert.True(e.OutcomeUnknown);
        Assert.Equal("Hello", (await Fixture.ReadAsync(World, again.Message, Token))?.Text);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfPosting, Token));
    }

    [Fact]
    public async Task A_reply_whose_answer_was_lost_is_found_in_its_thread()
    {
        var parent = await Chat.PostAsync(await MessageAsync(), Token);
        var reply = await MessageAsync() with { To = ChatTarget.Thread(parent.Message) };
        await World.FaultAsync("reset-after-commit", Token);
        await Assert.ThrowsAsync<IntegrationException>(() => Chat.PostAsync(reply, Token));

        var again = await Chat.PostAsync(reply, Token);

        Assert.Equal(parent.Message.Id, (await Fixture.ReadAsync(World, again.Message, Token))?.ThreadId);
        Assert.Equal(2, (await World.EffectsAsync(Fixture.EffectOfPosting, Token)).Count);
    }

    [Fact]
    public async Task A_message_that_did_not_arrive_stays_unknown_until_the_quiet_period_is_over_and_is_then_sent()
    {
        var message = await MessageAsync() with { OperationKey = "announce tender 7" };
        await World.FaultAsync("reset-before-commit", Token);
        await Assert.ThrowsAsync<IntegrationException>(() => Chat.PostAsync(message, Token));

        var soon = await Assert.ThrowsAsync<IntegrationException>(() => Chat.PostAsync(message, Token));
        await World.AdvanceAsync(Fixture.QuietPeriod, Token);
        var later = await Chat.PostAsync(message, Token);

        Assert.True(soon.OutcomeUnknown);
        Assert.Equal("Hello", (await Fixture.ReadAsync(World, later.Message, Token))?.Text);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfPosting, Token));
    }

    [Fact]
    public async Task An_unknown_outcome_is_listed_and_settled_by_asking_the_service()
    {
        await World.FaultAsync("reset-after-commit", Token);
        var message = await MessageAsync() with { Reference = "PO-1001" };
        await Assert.ThrowsAsync<IntegrationException>(() => Chat.PostAsync(message, Token));
        var entry = Assert.Single(await UnknownAsync());

        var found = await Outcomes.ResolveAsync(entry.Id, Token);

        Assert.Equal("PO-1001", entry.Reference);
        Assert.Equal(OutcomeFinding.TookEffect, found);
        Assert.Empty(await UnknownAsync());
    }

    [Fact]
    public async Task A_channel_whose_answer_was_lost_is_found_by_its_name_and_maker()
    {
        var request = new ChannelRequest { Name = "tender-7" };
        await World.FaultAsync("reset-after-commit", Token);
        var e = await Assert.ThrowsAsync<IntegrationException>(() => World.Get<IChatChannels>().CreateChannelAsync(request, Token));

        var again = await World.Get<IChatChannels>().CreateChannelAsync(request, Token);

        Assert.True(e.OutcomeUnknown);
        Assert.Equal("tender-7", again.Name);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfCreatingChannel, Token));
    }

    protected override async Task PrepareAsync() => announcement = await MessageAsync() with { OperationKey = "announce tender 7" };

    protected override Task ActAsync() => Chat.PostAsync(announcement!, Token);

    private async Task<ChatMessage> MessageAsync() =>
        new() { To = ChatTarget.Channel(await Fixture.ChannelAsync(World, Token)), Text = "Hello" };
}
