using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Slack;

public sealed class SlackChatTests : SlackTest
{
    [Fact]
    public async Task A_posted_message_is_in_the_history_with_its_metadata_on_request_only()
    {
        var channel = await ChannelAsync("procurement");
        var posted = await OkAsync("chat.postMessage", Message(channel, "PO-7"));
        var ts = (string)posted["ts"]!;
        Assert.Matches(@"^\d{10}\.\d{6}$", ts);
        Assert.Matches("^C[A-Z0-9]{8,}$", channel);

        var plain = (await OkAsync("conversations.history", new() { ["channel"] = channel }))["messages"]!.AsArray();
        Assert.Null(Assert.Single(plain)!["metadata"]);
        var full = await OkAsync("conversations.history", new() { ["channel"] = channel, ["include_all_metadata"] = true });
        var message = full["messages"]![0]!;
        Assert.Equal("PO-7", (string?)message["metadata"]!["event_payload"]!["reference"]);
        Assert.Equal("order", (string?)message["metadata"]!["event_type"]);
        Assert.Equal(ts, (string?)message["ts"]);
        Assert.NotNull(message["blocks"]![0]!["block_id"]);
        Assert.False((bool)full["has_more"]!);
    }

    [Fact]
    public async Task The_same_message_twice_is_two_messages()
    {
        var channel = await ChannelAsync("procurement");
        var message = Message(channel, "PO-7");
        message["client_msg_id"] = "11111111-1111-1111-1111-111111111111";

        await OkAsync("chat.postMessage", message);
        await OkAsync("chat.postMessage", message);

        Assert.Equal(2, (await Control.GetLedgerAsync("slack", kind: "message", cancellationToken: Token)).Count);
    }

    [Fact]
    public async Task An_update_replaces_text_and_blocks_and_keeps_the_metadata()
    {
        var channel = await ChannelAsync("procurement");
        var ts = (string)(await OkAsync("chat.postMessage", Message(channel, "PO-7")))["ts"]!;

        var answer = await OkAsync(
            "chat.update",
            new()
            {
                ["channel"] = channel,
                ["ts"] = ts,
                ["text"] = "approved",
            }
        );

        Assert.Equal("approved", (string?)answer["text"]);
        Assert.Equal(ts, (string?)answer["ts"]);
        Assert.Null(answer["message"]!["blocks"]);
        Assert.NotNull(answer["message"]!["edited"]);
        Assert.NotNull(answer["message"]!["metadata"]);
        var ledger = await Control.GetLedgerAsync("slack", cancellationToken: Token);
        Assert.Equal(["message", "message-update"], ledger.Select(x => x.Kind));
        Assert.All(ledger, x => Assert.Equal("PO-7", x.Reference));
    }

    [Fact]
    public async Task Only_the_bots_own_messages_can_be_changed()
    {
        var channel = await ChannelAsync("procurement");
        var said = await ActAsync(
            "say",
            new()
            {
                ["channel"] = "procurement",
                ["user"] = "buyer",
                ["text"] = "hello",
            }
        );
        var theirs = new JsonObject
        {
            ["channel"] = channel,
            ["ts"] = (string?)said["ts"],
            ["text"] = "x",
        };

        Assert.Equal("cant_update_message", await ErrorAsync("chat.update", theirs));
        Assert.Equal("cant_delete_message", await ErrorAsync("chat.delete", theirs));
        theirs["ts"] = "1767225600.000100";
        Assert.Equal("message_not_found", await ErrorAsync("chat.update", theirs));
        Assert.Empty(await Control.GetLedgerAsync("slack", cancellationToken: Token));
    }

    [Fact]
    public async Task A_deleted_message_is_gone()
    {
        var channel = await ChannelAsync("procurement");
        var ts = await PostAsync(channel, "hello");

        await OkAsync("chat.delete", new() { ["channel"] = channel, ["ts"] = ts });

        Assert.Equal("message_not_found", await ErrorAsync("chat.delete", new() { ["channel"] = channel, ["ts"] = ts }));
        Assert.Empty((await OkAsync("conversations.history", new() { ["channel"] = channel }))["messages"]!.AsArray());
    }

    [Fact]
    public async Task A_reply_is_in_its_thread_and_not_in_the_history()
    {
        var channel = await ChannelAsync("procurement");
        var root = await PostAsync(channel, "root");
        var first = await PostAsync(channel, "first", root);
        var second = await PostAsync(channel, "second", first);

        var history = (await OkAsync("conversations.history", new() { ["channel"] = channel }))["messages"]!.AsArray();
        Assert.Equal(2, (int)Assert.Single(history)!["reply_count"]!);
        Assert.Equal(second, (string?)history[0]!["latest_reply"]);
        var page = await OkAsync(
            "conversations.replies",
            new()
            {
                ["channel"] = channel,
                ["ts"] = root,
                ["limit"] = 2,
            }
        );
        Assert.True((bool)page["has_more"]!);
        Assert.Equal([root, first], page["messages"]!.AsArray().Select(x => (string)x!["ts"]!));
        var rest = await OkAsync(
            "conversations.replies",
            new()
            {
                ["channel"] = channel,
                ["ts"] = root,
                ["limit"] = 2,
                ["cursor"] = (string?)page["response_metadata"]!["next_cursor"],
            }
        );
        var last = Assert.Single(rest["messages"]!.AsArray())!;
        Assert.Equal((second, root), ((string)last["ts"]!, (string)last["thread_ts"]!));
        Assert.Equal("thread_not_found", await ErrorAsync("conversations.replies", new() { ["channel"] = channel, ["ts"] = "1.000100" }));
        var link = await OkAsync("chat.getPermalink", new() { ["channel"] = channel, ["message_ts"] = first });
        Assert.Contains($"/archives/{channel}/p{first.Replace(".", "")}?thread_ts={root}", (string?)link["permalink"]);
    }

    [Fact]
    public async Task History_pages_backwards_with_cursors_and_between_times()
    {
        var channel = await ChannelAsync("procurement");
        List<string> sent = [];
        for (var i = 0; i < 7; i++)
        {
            sent.Add(await PostAsync(channel, $"m{i}"));
        }

        var seen = await AllAsync("conversations.history", new() { ["channel"] = channel, ["limit"] = 3 }, "messages", "ts");

        Assert.Equal(sent.AsEnumerable().Reverse(), seen);
        var since = new JsonObject { ["channel"] = channel, ["oldest"] = sent[3] };
        Assert.Equal(3, (await OkAsync("conversations.history", since))["messages"]!.AsArray().Count);
        since["inclusive"] = true;
        Assert.Equal(4, (await OkAsync("conversations.history", since))["messages"]!.AsArray().Count);
        since["latest"] = sent[5];
        Assert.Equal(3, (await OkAsync("conversations.history", since))["messages"]!.AsArray().Count);
        since["oldest"] = "yesterday";
        Assert.Equal("invalid_ts_oldest", await ErrorAsync("conversations.history", since));
        Assert.Equal("invalid_cursor", await ErrorAsync("conversations.history", new() { ["channel"] = channel, ["cursor"] = "eDp5" }));
        Assert.Equal("invalid_limit", await ErrorAsync("conversations.history", new() { ["channel"] = channel, ["limit"] = "many" }));
        Assert.Equal("invalid_limit", await ErrorAsync("conversations.history", new() { ["channel"] = channel, ["limit"] = "1000" }));
    }

    [Fact]
    public async Task What_says_nothing_or_too_much_is_refused()
    {
        var channel = await ChannelAsync("procurement");
        var message = new JsonObject { ["channel"] = channel };
        Assert.Equal("no_text", await ErrorAsync("chat.postMessage", message));
        message["text"] = new string('x', 40_001);
        Assert.Equal("msg_too_long", await ErrorAsync("chat.postMessage", message));
        message["text"] = "x";
        message["metadata"] = new JsonObject { ["event_type"] = "order" };
        Assert.Equal("invalid_metadata_format", await ErrorAsync("chat.postMessage", message));
        message["metadata"] = null;
        message["blocks"] = "nonsense";
        Assert.Equal("invalid_blocks_format", await ErrorAsync("chat.postMessage", message));
        message["blocks"] = null;
        message["attachments"] = new JsonArray([.. Enumerable.Range(0, 101).Select(x => new JsonObject { ["text"] = $"{x}" })]);
        Assert.Equal("too_many_attachments", await ErrorAsync("chat.postMessage", message));
        Assert.Empty(await Control.GetLedgerAsync("slack", cancellationToken: Token));
    }

    [Fact]
    public async Task Where_the_bot_is_no_member_it_cannot_post_unless_it_may_everywhere()
    {
        await ActAsync("create-channel", new() { ["user"] = "buyer", ["name"] = "open" });
        await ActAsync(
            "create-channel",
            new()
            {
                ["user"] = "buyer",
                ["name"] = "closed",
                ["private"] = true,
            }
        );
        var directory = (await ActAsync("directory"))["channels"]!.AsArray();
        string Id(string name) => (string)directory.Single(x => (string?)x!["name"] == name)!["id"]!;
        var message = new JsonObject { ["channel"] = Id("open"), ["text"] = "hello" };

        Assert.Equal("not_in_channel", await ErrorAsync("chat.postMessage", message));
        Assert.Equal("not_in_channel", await ErrorAsync("conversations.history", new() { ["channel"] = Id("open") }));
        await ActAsync("scopes", new() { ["add"] = "chat:write.public" });
        await OkAsync("chat.postMessage", message);
        message["channel"] = Id("closed");
        Assert.Equal("channel_not_found", await ErrorAsync("chat.postMessage", message));
        message["channel"] = "C000000000";
        Assert.Equal("channel_not_found", await ErrorAsync("chat.postMessage", message));
    }

    [Fact]
    public async Task A_message_to_a_user_goes_to_the_direct_conversation_with_him()
    {
        var approver = await UserAsync("approver");
        var posted = await OkAsync("chat.postMessage", new() { ["channel"] = approver, ["text"] = "hello" });
        var opened = await OkAsync("conversations.open", new() { ["users"] = approver });

        Assert.Matches("^D[A-Z0-9]{8,}$", (string?)posted["channel"]);
        Assert.Equal((string?)posted["channel"], (string?)opened["channel"]!["id"]);
        Assert.True((bool)opened["already_open"]!);
        Assert.Equal("user_not_found", await ErrorAsync("conversations.open", new() { ["users"] = "U000000000" }));
    }

    [Fact]
    public async Task An_ephemeral_message_is_seen_by_one_and_kept_in_no_history()
    {
        var channel = await ChannelAsync("procurement");
        var (buyer, message) = (await UserAsync("buyer"), new JsonObject { ["channel"] = channel, ["text"] = "psst" });
        message["user"] = buyer;
        await OkAsync("chat.postEphemeral", message);

        Assert.Empty((await OkAsync("conversations.history", new() { ["channel"] = channel }))["messages"]!.AsArray());
        var seen = Assert.Single((await ActAsync("read", new() { ["channel"] = "procurement" }))["ephemeral"]!.AsArray())!;
        Assert.Equal(buyer, (string?)seen["only_for"]);
        message["user"] = "U000000000";
        Assert.Equal("user_not_in_channel", await ErrorAsync("chat.postEphemeral", message));
    }

    [Fact]
    public async Task Reactions_are_added_once_and_taken_back_once()
    {
        var channel = await ChannelAsync("procurement");
        var item = new JsonObject
        {
            ["channel"] = channel,
            ["timestamp"] = await PostAsync(channel, "hello"),
            ["name"] = "white_check_mark",
        };
        await OkAsync("reactions.add", item);
        Assert.Equal("already_reacted", await ErrorAsync("reactions.add", item));
        var reaction = (await OkAsync("reactions.get", item))["message"]!["reactions"]![0]!;
        Assert.Equal(("white_check_mark", 1), ((string)reaction["name"]!, (int)reaction["count"]!));

        await OkAsync("reactions.remove", item);
        Assert.Equal("no_reaction", await ErrorAsync("reactions.remove", item));
        item["name"] = "not an emoji";
        Assert.Equal("invalid_name", await ErrorAsync("reactions.add", item));
        item["timestamp"] = "1.000100";
        Assert.Equal("message_not_found", await ErrorAsync("reactions.add", item));
        Assert.Equal("no_item_specified", await ErrorAsync("reactions.add", new() { ["name"] = "eyes" }));
        Assert.Single(await Control.GetLedgerAsync("slack", kind: "reaction", cancellationToken: Token));
    }

    private static JsonObject Message(string channel, string reference) =>
        new()
        {
            ["channel"] = channel,
            ["text"] = "please approve",
            ["blocks"] = new JsonArray(Section("please approve")),
            ["metadata"] = new JsonObject
            {
                ["event_type"] = "order",
                ["event_payload"] = new JsonObject { ["reference"] = reference },
            },
        };
}
