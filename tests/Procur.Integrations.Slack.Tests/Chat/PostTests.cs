using System.Text.Json;

namespace Procur.Integrations.Slack.Tests;

/// <summary>What is sent to Slack for a message, and what comes back of it.</summary>
public sealed class PostTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_is_posted_as_JSON_with_the_bot_token_and_comes_back_as_channel_and_ts()
    {
        await using var standIn = StandIn.Start(SlackScript.Posted("1767225600.000100"));
        await using var host = SlackScript.Host(standIn);

        var posted = await host.Get<IChatNotifier>().PostAsync(SlackScript.Message(), Token);

        var request = Assert.Single(standIn.Received);
        Assert.Equal("/api/chat.postMessage", request.Target);
        Assert.Equal("application/json; charset=utf-8", request.Header("Content-Type"));
        Assert.Equal($"Bearer {SlackScript.Token}", request.Header("Authorization"));
        var body = JsonDocument.Parse(request.Text).RootElement;
        Assert.Equal(SlackScript.Channel, body.GetProperty("channel").GetString());
        Assert.Equal("Hello", body.GetProperty("text").GetString());
        Assert.False(body.TryGetProperty("blocks", out _));
        Assert.Equal(new MessageRef(SlackScript.Channel, "1767225600.000100"), posted.Message);
        Assert.Equal("x", posted.Raw.Element.GetProperty("message").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Metadata_carries_the_kind_the_reference_the_hosts_values_and_our_id()
    {
        await using var standIn = StandIn.Start(SlackScript.Posted());
        await using var host = SlackScript.Host(standIn);
        var message = SlackScript.Message() with
        {
            Kind = "task-assigned",
            Reference = "PO-1001",
            Metadata = new Dictionary<string, string> { ["tender"] = "T-7", ["procur_id"] = "not ours" },
        };

        await host.Get<IChatNotifier>().PostAsync(message, Token);

        var metadata = JsonDocument.Parse(standIn.Received[0].Text).RootElement.GetProperty("metadata");
        Assert.Equal("task_assigned", metadata.GetProperty("event_type").GetString());
        var payload = metadata.GetProperty("event_payload");
        Assert.Equal("PO-1001", payload.GetProperty("reference").GetString());
        Assert.Equal("T-7", payload.GetProperty("tender").GetString());
        Assert.Equal(message.IdempotencyKey, payload.GetProperty("procur_id").GetString());
    }

    [Fact]
    public async Task A_reply_goes_to_the_thread_and_its_own_reference_leads_there_again()
    {
        await using var standIn = StandIn.Start(SlackScript.Posted("2.0"), SlackScript.Posted("3.0"));
        await using var host = SlackScript.Host(standIn);
        var chat = host.Get<IChatNotifier>();

        var reply = await chat.PostAsync(
            SlackScript.Message() with
            {
                To = ChatTarget.Thread(new MessageRef(SlackScript.Channel, "1.0")),
            },
            Token
        );
        await chat.PostAsync(SlackScript.Message() with { To = ChatTarget.Thread(reply.Message) }, Token);

        Assert.Equal(new MessageRef(SlackScript.Channel, "2.0", "1.0"), reply.Message);
        Assert.All(standIn.Received, request => Assert.Equal("1.0", Field(request, "thread_ts")));
    }

    [Fact]
    public async Task A_person_is_asked_for_by_address_then_his_direct_message_then_posted_to()
    {
        await using var standIn = StandIn.Start(
            SlackScript.Ok(
                """
                "user":{"id":"U77","name":"a"}
                """
            ),
            SlackScript.Ok(
                """
                "channel":{"id":"D77"}
                """
            ),
            SlackScript.Posted(channel: "D77")
        );
        await using var host = SlackScript.Host(standIn);

        var posted = await host.Get<IChatNotifier>()
            .PostAsync(SlackScript.Message() with { To = ChatTarget.Email("a+b@example.com") }, Token);

        Assert.Equal("/api/users.lookupByEmail?email=a%2Bb%40example.com", standIn.Received[0].Target);
        Assert.Equal("U77", Field(standIn.Received[1], "users"));
        Assert.Equal("D77", Field(standIn.Received[2], "channel"));
        Assert.Equal("D77", posted.Message.Channel);
        Assert.DoesNotContain("a+b@example.com", host.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Further_fields_of_Slack_are_sent_as_they_are()
    {
        await using var standIn = StandIn.Start(SlackScript.Posted());
        await using var host = SlackScript.Host(standIn);

        await host.Get<IChatNotifier>()
            .PostAsync(
                SlackScript.Message() with
                {
                    ProviderOptions = new() { ["unfurl_links"] = false, ["text"] = "Other" },
                },
                Token
            );

        var body = JsonDocument.Parse(standIn.Received[0].Text).RootElement;
        Assert.False(body.GetProperty("unfurl_links").GetBoolean());
        Assert.Equal("Other", body.GetProperty("text").GetString());
    }

    [Fact]
    public async Task The_default_target_is_the_channel_of_the_settings_and_without_one_it_says_which_setting()
    {
        await using var standIn = StandIn.Start(SlackScript.Posted());
        await using var host = SlackScript.Host(standIn);
        var message = SlackScript.Message() with { To = ChatTarget.Default };

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IChatNotifier>().PostAsync(message, Token));
        host.Set("Integrations:Slack:DefaultChannelId", "C9");
        await host.Get<IChatNotifier>().PostAsync(message, Token);

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains("DefaultChannelId", e.Message, StringComparison.Ordinal);
        Assert.Equal("C9", Field(Assert.Single(standIn.Received), "channel"));
    }

    [Fact]
    public async Task An_update_takes_away_the_blocks_that_it_does_not_name()
    {
        await using var standIn = StandIn.Start(SlackScript.Posted("1.0"));
        await using var host = SlackScript.Host(standIn);

        var posted = await host.Get<IChatNotifier>()
            .UpdateAsync(new ChatUpdate { Message = new(SlackScript.Channel, "1.0", "0.5"), Text = "Approved" }, Token);

        var request = Assert.Single(standIn.Received);
        Assert.Equal("/api/chat.update", request.Target);
        Assert.Equal("[]", JsonDocument.Parse(request.Text).RootElement.GetProperty("blocks").GetRawText());
        Assert.Equal(new MessageRef(SlackScript.Channel, "1.0", "0.5"), posted.Message);
    }

    [Theory]
    [InlineData(false, "reactions.add", "already_reacted")]
    [InlineData(true, "reactions.remove", "no_reaction")]
    public async Task A_reaction_that_is_so_already_is_success(bool remove, string method, string error)
    {
        await using var standIn = StandIn.Start(Reply.Reset, SlackScript.Error(error));
        await using var host = SlackScript.Host(standIn);

        await host.Get<IChatNotifier>()
            .ReactAsync(
                new ChatReaction
                {
                    Message = new(SlackScript.Channel, "1.0"),
                    Emoji = ":eyes:",
                    Remove = remove,
                },
                Token
            );

        Assert.Equal(2, standIn.Count);
        Assert.All(standIn.Received, request => Assert.Equal($"/api/{method}", request.Target));
        Assert.Equal("eyes", Field(standIn.Received[0], "name"));
    }

    [Fact]
    public async Task A_429_pauses_posting_to_every_channel_and_no_other_method()
    {
        await using var standIn = StandIn
            .Start(Reply.Busy("30", json: """{"ok":false,"error":"ratelimited"}"""))
            .Always(_ => SlackScript.Posted());
        await using var host = SlackScript.Host(standIn, builder => builder.ConfigureResilience(one => one.MaxAttempts = 1));
        var chat = host.Get<IChatNotifier>();
        var e = await Assert.ThrowsAsync<IntegrationException>(() => chat.PostAsync(SlackScript.Message(), Token));

        await chat.UpdateAsync(new ChatUpdate { Message = new(SlackScript.Channel, "1.0"), Text = "x" }, Token);
        Assert.Empty(host.Time.Waits);
        await chat.PostAsync(SlackScript.Message() with { To = ChatTarget.Channel("C2") }, Token);

        Assert.Equal((IntegrationErrorKind.RateLimited, TimeSpan.FromSeconds(30), false), (e.Kind, e.RetryAfter, e.OutcomeUnknown));
        Assert.Equal([TimeSpan.FromSeconds(30)], host.Time.Waits);
    }

    [Fact]
    public async Task A_429_without_a_number_is_tried_again_after_a_wait_of_our_own()
    {
        await using var standIn = StandIn.Start(Reply.Busy(), Reply.Busy("soon"), SlackScript.Posted());
        await using var host = SlackScript.Host(standIn);

        await host.Get<IChatNotifier>().PostAsync(SlackScript.Message(), Token);

        Assert.Equal(3, standIn.Count);
        Assert.NotEmpty(host.Time.Waits);
        Assert.All(host.Time.Waits, wait => Assert.True(wait > TimeSpan.Zero));
    }

    [Fact]
    public async Task Messages_to_one_channel_go_about_one_a_second_after_a_short_burst_and_others_are_not_held_up()
    {
        await using var standIn = StandIn.Start().Always(_ => SlackScript.Posted());
        await using var host = SlackScript.Host(standIn);
        var chat = host.Get<IChatNotifier>();
        for (var i = 0; i < 3; i++)
        {
            await chat.PostAsync(SlackScript.Message($"{i}"), Token);
        }

        await chat.PostAsync(SlackScript.Message() with { To = ChatTarget.Channel("C2") }, Token);
        Assert.Empty(host.Time.Waits);
        await chat.PostAsync(SlackScript.Message("4"), Token);

        Assert.Equal([TimeSpan.FromSeconds(1)], host.Time.Waits);
    }

    [Fact]
    public async Task A_lost_answer_is_unknown_and_the_message_is_sent_once()
    {
        await using var standIn = StandIn.Start(Reply.Reset);
        await using var host = SlackScript.Host(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IChatNotifier>().PostAsync(SlackScript.Message(), Token));

        Assert.True(e.OutcomeUnknown);
        Assert.NotNull(e.JournalKey);
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task A_host_without_a_container_posts_too()
    {
        await using var standIn = StandIn.Start(SlackScript.Posted());
        using var connection = SlackIntegration.CreateConnection(
            new SlackOptions { BotToken = SlackScript.Token, Endpoint = new Uri(standIn.Endpoint, "api") }
        );

        var reply = await new SlackClient(connection).PostMessageAsync(new() { Channel = "C1", Text = "x" }, cancellationToken: Token);

        Assert.Equal("1767225600.000100", reply.Value.Ts);
        Assert.Equal("/api/chat.postMessage", standIn.Received[0].Target);
    }

    private static string? Field(ReceivedRequest request, string name) =>
        JsonDocument.Parse(request.Text).RootElement.GetProperty(name).GetString();
}
