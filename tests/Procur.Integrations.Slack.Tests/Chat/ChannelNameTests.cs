namespace Procur.Integrations.Slack.Tests.Chat;

/// <summary>Slack takes a channel's name to post to, and tells a channel's history by its id alone.</summary>
public sealed class ChannelNameTests : SandboxSuite<SlackFixture>
{
    [Fact]
    public async Task A_message_to_a_channel_by_its_name_is_found_when_its_answer_was_lost()
    {
        var message = new ChatMessage { To = ChatTarget.Channel("#procurement"), Text = "Hello" };
        await World.FaultAsync("reset-after-commit@chat.postMessage", Token);

        var lost = await Assert.ThrowsAsync<IntegrationException>(() => World.Get<IChatNotifier>().PostAsync(message, Token));
        var again = await World.Get<IChatNotifier>().PostAsync(message, Token);

        Assert.True(lost.OutcomeUnknown);
        Assert.Equal("Hello", (await Fixture.ReadAsync(World, again.Message, Token))?.Text);
        Assert.Single(await World.EffectsAsync("message", Token));
    }

    [Fact]
    public async Task A_message_to_a_channel_that_is_not_there_any_more_stays_unknown()
    {
        var message = new ChatMessage { To = ChatTarget.Channel("#procurement"), Text = "Hello" };
        await World.FaultAsync("reset-before-commit@chat.postMessage", Token);
        await Assert.ThrowsAsync<IntegrationException>(() => World.Get<IChatNotifier>().PostAsync(message, Token));
        var channel = await Fixture.ChannelAsync(World, Token);
        await World.Get<IChatChannels>().ArchiveChannelAsync(channel, Token);
        await World.AdvanceAsync(TimeSpan.FromHours(1), Token);

        var later = await TellAsync(() => World.Get<IChatNotifier>().PostAsync(message, Token));

        Assert.NotEqual(Told.Done, later);
        Assert.Empty(await World.EffectsAsync("message", Token));
    }
}
