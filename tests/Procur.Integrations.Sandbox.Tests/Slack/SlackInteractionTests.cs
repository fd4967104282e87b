using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Procur.Integrations.Sandbox.Tests.Receivers;

namespace Procur.Integrations.Sandbox.Tests.Slack;

public sealed class SlackInteractionTests : SlackTest
{
    [Fact]
    public async Task A_click_sends_the_buttons_own_value_signed_in_a_payload_form()
    {
        await using var receiver = await ReceiverAsync();
        var (channel, ts) = await CardAsync();

        var seen = await ActAsync("click", Click(channel, ts, "approve"));

        Assert.Equal(("Delivered", 200), ((string)seen["outcome"]!, (int)seen["status"]!));
        var webhook = Assert.Single(receiver.Received);
        AssertSigned(webhook);
        Assert.Equal("application/x-www-form-urlencoded", webhook.Headers["Content-Type"]);
        var payload = Payload(webhook);
        Assert.Equal("block_actions", (string?)payload["type"]);
        Assert.Equal(await UserAsync("approver"), (string?)payload["user"]!["id"]);
        Assert.Equal(Settings()["TeamId"], (string?)payload["team"]!["id"]);
        Assert.Equal(Settings()["AppId"], (string?)payload["api_app_id"]);
        Assert.Equal(channel, (string?)payload["channel"]!["id"]);
        Assert.Equal(
            (ts, channel, "message"),
            (
                (string?)payload["container"]!["message_ts"],
                (string?)payload["container"]!["channel_id"],
                (string?)payload["container"]!["type"]
            )
        );
        Assert.Equal(ts, (string?)payload["message"]!["ts"]);
        var action = Assert.Single(payload["actions"]!.AsArray())!;
        Assert.Equal(("approve", "PO-7", "button"), ((string?)action["action_id"], (string?)action["value"], (string?)action["type"]));
        Assert.NotNull(action["block_id"]);
        Assert.NotNull(payload["trigger_id"]);
    }

    [Fact]
    public async Task A_button_is_found_by_its_text_and_its_value_can_be_forged()
    {
        await using var receiver = await ReceiverAsync();
        var (channel, _) = await CardAsync();

        await ActAsync(
            "click",
            new()
            {
                ["channel"] = channel,
                ["text"] = "Reject",
                ["user"] = "buyer@procur.example",
                ["value"] = "PO-8",
            }
        );

        var action = Payload(Assert.Single(receiver.Received))["actions"]![0]!;
        Assert.Equal(("reject", "PO-8"), ((string?)action["action_id"], (string?)action["value"]));
        await Assert.ThrowsAsync<SandboxException>(() => ActAsync("click", Click(channel, null, "explode")));
    }

    [Fact]
    public async Task An_interaction_that_fails_is_not_sent_again()
    {
        await using var receiver = await ReceiverAsync();
        receiver.AnswerNext(500);
        var (channel, ts) = await CardAsync();

        var seen = await ActAsync("click", Click(channel, ts, "approve"));
        await Control.FlushWebhooksAsync(Token);

        Assert.Equal(("Failed", 500), ((string)seen["outcome"]!, (int)seen["status"]!));
        Assert.Single(receiver.Received);
    }

    [Fact]
    public async Task Interactions_may_have_an_address_of_their_own()
    {
        await using var events = await ReceiverAsync();
        await using var interactions = await WebhookReceiver.StartAsync(Token);
        await ActAsync("interactivity-url", new() { ["url"] = interactions.Url.AbsoluteUri });
        var (channel, ts) = await CardAsync();

        await ActAsync("click", Click(channel, ts, "approve"));
        await SayAsync("hello");
        await Control.WaitForIdleAsync(Token);

        Assert.Single(interactions.Received);
        Assert.Single(events.Received);
    }

    [Fact]
    public async Task Each_request_is_signed_with_the_newest_secret_and_the_time_of_its_sending()
    {
        await using var receiver = await ReceiverAsync();
        var (channel, ts) = await CardAsync();
        var before = Settings()["SigningSecret"];
        await Control.RotateCredentialAsync("slack", "default", "SigningSecret", Token);
        await Control.AdvanceAsync(TimeSpan.FromDays(3), Token);

        await ActAsync("click", Click(channel, ts, "approve"));

        Assert.NotEqual(before, Settings()["SigningSecret"]);
        var webhook = Assert.Single(receiver.Received);
        AssertSigned(webhook);
        var sent = DateTimeOffset.FromUnixTimeSeconds(
            long.Parse(webhook.Headers["X-Slack-Request-Timestamp"], CultureInfo.InvariantCulture)
        );
        Assert.InRange(await Control.GetTimeAsync(Token) - sent, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void The_signature_recomputed_here_is_that_of_the_published_vector()
    {
        const string Secret = "0123456789abcdef0123456789abcdef";
        Assert.Equal(
            "v0=50f0c1de8bb7f7f8d35df81bc321411a1c8ba9a954d5dc2c0d14b2f668c4cdb6",
            Signature(
                Secret,
                "1767225600",
                "payload=%7B%22type%22%3A%22block_actions%22%2C%22actions%22%3A%5B%7B%22action_id%22%3A%22approve%22%2C%22value%22%3A%22PO-1001%22%7D%5D%7D"u8
            )
        );
        Assert.Equal(
            "v0=a4485ea61a6dcb0a2761257a5e681536b13863ecb60387610e14420f68512240",
            Signature(
                Secret,
                "1767225600",
                """{"token":"x","type":"url_verification","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"}"""u8
            )
        );
    }

    [Fact]
    public async Task A_response_url_replaces_the_message_five_times()
    {
        await using var receiver = await ReceiverAsync();
        var url = await ResponseUrlAsync(receiver);

        for (var i = 1; i <= 5; i++)
        {
            var (status, body) = await RespondAsync(url, new() { ["replace_original"] = true, ["text"] = $"done {i}" });
            Assert.Equal((200, true), (status, (bool)body["ok"]!));
        }

        var (spent, refusal) = await RespondAsync(url, new() { ["replace_original"] = true, ["text"] = "once more" });
        Assert.Equal((404, "used_url"), (spent, (string)refusal["error"]!));
        var message = Assert.Single((await ActAsync("read", new() { ["channel"] = "procurement" }))["messages"]!.AsArray())!;
        Assert.Equal("done 5", (string?)message["text"]);
        Assert.Equal(5, (await Control.GetLedgerAsync("slack", kind: "message-update", cancellationToken: Token)).Count);
    }

    [Fact]
    public async Task A_response_url_dies_after_30_minutes_of_the_sandboxs_clock()
    {
        await using var receiver = await ReceiverAsync();
        var url = await ResponseUrlAsync(receiver);

        await Control.AdvanceAsync(TimeSpan.FromMinutes(29), Token);
        Assert.Equal(200, (await RespondAsync(url, new() { ["text"] = "in time" })).Status);
        await Control.AdvanceAsync(TimeSpan.FromMinutes(2), Token);
        var (status, body) = await RespondAsync(url, new() { ["text"] = "too late" });

        Assert.Equal((404, "expired_url"), (status, (string)body["error"]!));
    }

    [Fact]
    public async Task A_response_url_posts_to_one_unless_told_to_post_to_all_and_deletes()
    {
        await using var receiver = await ReceiverAsync();
        var url = await ResponseUrlAsync(receiver);

        await RespondAsync(url, new() { ["text"] = "for you" });
        await RespondAsync(url, new() { ["text"] = "for all", ["response_type"] = "in_channel" });
        Assert.Equal("no_text", (string?)(await RespondAsync(url, [])).Body["error"]);
        await RespondAsync(url, new() { ["delete_original"] = true });

        var read = await ActAsync("read", new() { ["channel"] = "procurement" });
        Assert.Equal("for you", (string?)Assert.Single(read["ephemeral"]!.AsArray())!["text"]);
        Assert.Equal("for all", (string?)Assert.Single(read["messages"]!.AsArray())!["text"]);
    }

    [Fact]
    public async Task A_command_is_a_signed_form_and_its_trigger_opens_one_view_within_3_seconds()
    {
        await using var receiver = await ReceiverAsync();
        var seen = await CommandAsync();
        var webhook = Assert.Single(receiver.Received);
        AssertSigned(webhook);
        var form = QueryHelpers.ParseQuery(webhook.Text);
        Assert.Equal(("/order", "PO-7 now"), (form["command"].ToString(), form["text"].ToString()));
        Assert.Equal(Settings()["TeamId"], form["team_id"].ToString());
        Assert.Equal("procurement", form["channel_name"].ToString());

        var open = new JsonObject { ["trigger_id"] = form["trigger_id"].ToString(), ["view"] = Modal("Order") };
        var view = (await OkAsync("views.open", open))["view"]!;
        Assert.Equal("exchanged_trigger_id", await ErrorAsync("views.open", open));
        var update = new JsonObject
        {
            ["view_id"] = (string?)view["id"],
            ["hash"] = (string?)view["hash"],
            ["view"] = Modal("Ordered"),
        };
        await OkAsync("views.update", update);
        Assert.Equal("hash_conflict", await ErrorAsync("views.update", update));

        open["trigger_id"] = (string?)(await CommandAsync())["triggerId"];
        await Control.AdvanceAsync(TimeSpan.FromSeconds(4), Token);
        Assert.Equal("expired_trigger_id", await ErrorAsync("views.open", open));
        open["view"] = Modal(new string('x', 25));
        Assert.Equal("invalid_arguments", await ErrorAsync("views.open", open));
        Assert.Equal(200, (await RespondAsync((string)seen["responseUrl"]!, new() { ["text"] = "done" })).Status);
    }

    private Task<JsonObject> CommandAsync() =>
        ActAsync(
            "command",
            new()
            {
                ["channel"] = "procurement",
                ["user"] = "buyer",
                ["command"] = "/order",
                ["text"] = "PO-7 now",
            }
        );

    private Task<JsonObject> SayAsync(string text) =>
        ActAsync(
            "say",
            new()
            {
                ["channel"] = "procurement",
                ["user"] = "buyer",
                ["text"] = text,
            }
        );

    private async Task<string> ResponseUrlAsync(WebhookReceiver receiver)
    {
        var (channel, ts) = await CardAsync();
        await ActAsync("click", Click(channel, ts, "approve"));
        return (string)Payload(receiver.Received[^1])["response_url"]!;
    }

    private async Task<(int Status, JsonObject Body)> RespondAsync(string url, JsonObject body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(new Uri(url), content, Token);
        return ((int)response.StatusCode, Json(await response.Content.ReadAsStringAsync(Token)));
    }

    private async Task<(string Channel, string Ts)> CardAsync()
    {
        var channel = await ChannelAsync("procurement");
        var posted = await OkAsync(
            "chat.postMessage",
            new()
            {
                ["channel"] = channel,
                ["text"] = "please approve",
                ["blocks"] = new JsonArray(
                    Section("please approve"),
                    Actions(Button("Approve", "approve", "PO-7"), Button("Reject", "reject", "PO-7"))
                ),
            }
        );
        return (channel, (string)posted["ts"]!);
    }

    private static JsonObject Click(string channel, string? ts, string actionId) =>
        new()
        {
            ["channel"] = channel,
            ["ts"] = ts,
            ["actionId"] = actionId,
            ["user"] = "approver",
        };

    private static JsonObject Modal(string title) =>
        new()
        {
            ["type"] = "modal",
            ["title"] = new JsonObject { ["type"] = "plain_text", ["text"] = title },
            ["blocks"] = new JsonArray(Section("which?")),
        };

    private static JsonObject Payload(ReceivedWebhook webhook) => Json(QueryHelpers.ParseQuery(webhook.Text)["payload"].ToString());

    private void AssertSigned(ReceivedWebhook webhook) =>
        Assert.Equal(
            Signature(Settings()["SigningSecret"]!, webhook.Headers["X-Slack-Request-Timestamp"], webhook.Body),
            webhook.Headers["X-Slack-Signature"]
        );

    private static string Signature(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.ASCII.GetBytes(secret));
        hash.AppendData(Encoding.ASCII.GetBytes($"v0:{timestamp}:"));
        hash.AppendData(body);
        return "v0=" + string.Concat(hash.GetHashAndReset().Select(x => x.ToString("x2")));
    }
}
