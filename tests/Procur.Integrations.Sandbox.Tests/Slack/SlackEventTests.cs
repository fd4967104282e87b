using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Procur.Integrations.Sandbox.Tests.Slack;

public sealed class SlackEventTests : SlackTest
{
    [Fact]
    public async Task What_people_say_comes_as_an_event()
    {
        await using var receiver = await ReceiverAsync();
        var channel = await ChannelAsync("procurement");
        var root = await PostAsync(channel, "please approve");

        var said = await SayAsync("why?", root);
        await Control.WaitForIdleAsync(Token);

        var webhook = Assert.Single(receiver.Received);
        Assert.StartsWith("application/json", webhook.Headers["Content-Type"]);
        Assert.DoesNotContain("X-Slack-Retry-Num", webhook.Headers.Keys);
        var body = Json(webhook.Text);
        Assert.Equal(("event_callback", Settings()["TeamId"]), ((string?)body["type"], (string?)body["team_id"]));
        Assert.Equal((string?)said["eventIds"]![0], (string?)body["event_id"]);
        Assert.Matches("^Ev[A-Z0-9]{8,}$", (string?)body["event_id"]);
        var message = body["event"]!;
        Assert.Equal(
            ("message", "why?", channel, root, "channel"),
            (
                (string?)message["type"],
                (string?)message["text"],
                (string?)message["channel"],
                (string?)message["thread_ts"],
                (string?)message["channel_type"]
            )
        );
        Assert.Equal(await UserAsync("buyer"), (string?)message["user"]);
        Assert.Single(await Control.GetLedgerAsync("slack", cancellationToken: Token));
    }

    [Fact]
    public async Task A_failed_event_is_sent_three_times_more_with_number_and_reason()
    {
        await using var receiver = await ReceiverAsync();
        receiver.AnswerNext(500, 500, 503, 500);

        await SayAsync("hello");
        await Control.WaitForIdleAsync(Token);
        Assert.Equal(2, receiver.Received.Count);
        await Control.AdvanceAsync(TimeSpan.FromSeconds(61), Token);
        await Control.WaitForIdleAsync(Token);
        Assert.Equal(3, receiver.Received.Count);
        await Control.AdvanceAsync(TimeSpan.FromSeconds(301), Token);
        await Control.WaitForIdleAsync(Token);
        await Control.FlushWebhooksAsync(Token);

        Assert.Equal(["1", "2", "3"], receiver.Received.Skip(1).Select(x => x.Headers["X-Slack-Retry-Num"]));
        Assert.All(receiver.Received.Skip(1), x => Assert.Equal("http_error", x.Headers["X-Slack-Retry-Reason"]));
        Assert.Single(receiver.Received.Select(x => (string?)Json(x.Text)["event_id"]).Distinct());
        Assert.Equal(SandboxDeliveryOutcome.Failed, (await Control.GetDeliveriesAsync("slack", cancellationToken: Token))[^1].Outcome);
    }

    [Fact]
    public async Task A_receiver_can_ask_not_to_be_asked_again()
    {
        await using var receiver = await ReceiverAsync();
        receiver.AnswerNext(500);
        receiver.Responding = (_, response) =>
        {
            response.Headers["X-Slack-No-Retry"] = "1";
            return Task.CompletedTask;
        };

        await SayAsync("hello");
        await Control.FlushWebhooksAsync(Token);

        Assert.Single(receiver.Received);
    }

    [Fact]
    public async Task A_connection_that_broke_is_the_reason_of_the_next_attempt()
    {
        await using var receiver = await ReceiverAsync();
        receiver.Responding = (x, response) =>
        {
            if (!x.Headers.ContainsKey("X-Slack-Retry-Num"))
            {
                response.HttpContext.Abort();
            }

            return Task.CompletedTask;
        };

        await SayAsync("hello");
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(2, receiver.Received.Count);
        Assert.Equal("connection_failed", receiver.Received[1].Headers["X-Slack-Retry-Reason"]);
    }

    [Fact]
    public async Task A_mention_comes_as_an_event_of_its_own_and_a_reaction_too()
    {
        await using var receiver = await ReceiverAsync();
        var bot = (string)(await OkAsync("auth.test"))["user_id"]!;

        var said = await SayAsync($"<@{bot}> help");
        await ActAsync(
            "react",
            new()
            {
                ["channel"] = "procurement",
                ["user"] = "approver",
                ["ts"] = (string?)said["ts"],
                ["name"] = "eyes",
            }
        );
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(["message", "app_mention", "reaction_added"], receiver.Received.Select(x => (string)Json(x.Text)["event"]!["type"]!));
        Assert.Equal((string?)said["ts"], (string?)Json(receiver.Received[2].Text)["event"]!["item"]!["ts"]);
    }

    [Fact]
    public async Task The_url_is_verified_by_a_repeated_challenge()
    {
        await using var receiver = await ReceiverAsync();
        Assert.False((bool)(await ActAsync("url-verification"))["verified"]!);
        receiver.Responding = (x, response) => response.WriteAsync((string)Json(x.Text)["challenge"]!, Token);

        var seen = await ActAsync("url-verification");

        Assert.True((bool)seen["verified"]!);
        Assert.Equal("url_verification", (string?)Json(receiver.Received[^1].Text)["type"]);
        Assert.Contains("X-Slack-Signature", receiver.Received[^1].Headers.Keys);
    }

    [Fact]
    public async Task An_event_can_be_duplicated_and_lost()
    {
        await using var receiver = await ReceiverAsync();
        await Control.AddFaultAsync("slack:webhook-duplicate@message", Token);
        await SayAsync("twice");
        await Control.WaitForIdleAsync(Token);
        Assert.Equal(2, receiver.Received.Count);
        Assert.Equal(receiver.Received[0].Text, receiver.Received[1].Text);

        await Control.AddFaultAsync("slack:webhook-lost", Token);
        await SayAsync("never");
        await Control.FlushWebhooksAsync(Token);
        Assert.Equal(2, receiver.Received.Count);
    }

    private Task<JsonObject> SayAsync(string text, string? thread = null) =>
        ActAsync(
            "say",
            new()
            {
                ["channel"] = "procurement",
                ["user"] = "buyer",
                ["text"] = text,
                ["thread"] = thread,
            }
        );
}
