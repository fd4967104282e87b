using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Slack;

public sealed class SlackConversationTests : SlackTest
{
    [Fact]
    public async Task A_channel_is_made_filled_renamed_and_archived()
    {
        var made = (await OkAsync("conversations.create", new() { ["name"] = "po-7" }))["channel"]!;
        var id = (string)made["id"]!;
        Assert.True((bool)made["is_member"]!);
        Assert.Equal("name_taken", await ErrorAsync("conversations.create", new() { ["name"] = "po-7" }));

        var (buyer, approver) = (await UserAsync("buyer"), await UserAsync("approver"));
        var invite = new JsonObject { ["channel"] = id, ["users"] = $"{buyer},{approver}" };
        Assert.Equal(3, (int)(await OkAsync("conversations.invite", invite))["channel"]!["num_members"]!);
        Assert.Equal("already_in_channel", await ErrorAsync("conversations.invite", invite));
        Assert.Equal(3, (await OkAsync("conversations.members", new() { ["channel"] = id }))["members"]!.AsArray().Count);

        Assert.Equal(
            "po-8",
            (string?)(await OkAsync("conversations.rename", new() { ["channel"] = id, ["name"] = "po-8" }))["channel"]!["name"]
        );
        var topic = await OkAsync("conversations.setTopic", new() { ["channel"] = id, ["topic"] = "Pumps" });
        Assert.Equal("Pumps", (string?)topic["channel"]!["topic"]!["value"]);
        await OkAsync("conversations.archive", new() { ["channel"] = id });
        Assert.Equal("already_archived", await ErrorAsync("conversations.archive", new() { ["channel"] = id }));
        Assert.Equal("is_archived", await ErrorAsync("chat.postMessage", new() { ["channel"] = id, ["text"] = "x" }));
        Assert.Equal("is_archived", await ErrorAsync("conversations.invite", invite));
        Assert.Equal("is_archived", await ErrorAsync("conversations.join", new() { ["channel"] = id }));
        Assert.True((bool)(await OkAsync("conversations.info", new() { ["channel"] = id }))["channel"]!["is_archived"]!);
        var open = await OkAsync("conversations.list", new() { ["exclude_archived"] = true });
        Assert.DoesNotContain(open["channels"]!.AsArray(), x => (string?)x!["id"] == id);

        var ledger = await Control.GetLedgerAsync("slack", cancellationToken: Token);
        Assert.Equal(["channel", "invite", "invite", "channel-rename", "channel-topic", "channel-archive"], ledger.Select(x => x.Kind));
        Assert.Equal([id, $"{id}:{buyer}", $"{id}:{approver}"], ledger.Take(3).Select(x => x.Id));
    }

    [Theory]
    [InlineData("", "invalid_name_required")]
    [InlineData("Big", "invalid_name_specials")]
    [InlineData("two words", "invalid_name_specials")]
    [InlineData("--", "invalid_name_punctuation")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "invalid_name_maxlength")]
    public async Task A_name_that_is_none_is_refused(string name, string error) =>
        Assert.Equal(error, await ErrorAsync("conversations.create", new() { ["name"] = name }));

    [Fact]
    public async Task An_invitation_names_everybody_who_cannot_be_invited()
    {
        var channel = await ChannelAsync("procurement");
        var bot = (string)(await OkAsync("auth.test"))["user_id"]!;

        var answer = await CallAsync("conversations.invite", new() { ["channel"] = channel, ["users"] = $"U000000000,{bot}" });

        Assert.Equal("user_not_found", (string?)answer["error"]);
        Assert.Equal(["user_not_found", "cant_invite_self"], answer["errors"]!.AsArray().Select(x => (string)x!["error"]!));
        Assert.Equal("no_user", await ErrorAsync("conversations.invite", new() { ["channel"] = channel }));
        Assert.Equal(
            "cant_archive_general",
            await ErrorAsync("conversations.archive", new() { ["channel"] = await ChannelAsync("general") })
        );
        Assert.Empty(await Control.GetLedgerAsync("slack", cancellationToken: Token));
    }

    [Fact]
    public async Task Joining_twice_is_a_warning()
    {
        var channel = await ChannelAsync("procurement");
        await ActAsync("remove-bot", new() { ["channel"] = "procurement" });
        Assert.Equal("not_in_channel", await ErrorAsync("chat.postMessage", new() { ["channel"] = channel, ["text"] = "x" }));

        Assert.Null((await OkAsync("conversations.join", new() { ["channel"] = channel }))["warning"]);
        var again = await OkAsync("conversations.join", new() { ["channel"] = channel });

        Assert.Equal("already_in_channel", (string?)again["warning"]);
        Assert.Equal("already_in_channel", (string?)again["response_metadata"]!["warnings"]![0]);
    }

    [Fact]
    public async Task Lists_are_paged_by_cursor()
    {
        for (var i = 0; i < 5; i++)
        {
            await OkAsync("conversations.create", new() { ["name"] = $"po-{i}" });
            await ActAsync("add-user", new() { ["name"] = $"user{i}" });
        }

        Assert.Equal(
            ["general", "procurement", "po-0", "po-1", "po-2", "po-3", "po-4"],
            await AllAsync("conversations.list", new() { ["limit"] = 2 }, "channels", "name")
        );
        Assert.Equal(8, (await AllAsync("users.list", new() { ["limit"] = 2 }, "members", "id")).Distinct().Count());
        Assert.Equal(7, (await AllAsync("users.conversations", new() { ["limit"] = 2 }, "channels", "id")).Distinct().Count());
        var buyer = new JsonObject { ["user"] = await UserAsync("buyer") };
        Assert.Equal(2, (await OkAsync("users.conversations", buyer))["channels"]!.AsArray().Count);
        Assert.Equal("invalid_types", await ErrorAsync("conversations.list", new() { ["types"] = "fax" }));
    }

    [Fact]
    public async Task People_are_found_by_id_and_by_address()
    {
        var id = await UserAsync("approver");

        var user = (await OkAsync("users.info", new() { ["user"] = id }))["user"]!;
        Assert.Equal(("approver", "approver@procur.example"), ((string?)user["name"], (string?)user["profile"]!["email"]));
        Assert.Equal("user_not_found", await ErrorAsync("users.info", new() { ["user"] = "U000000000" }));
        Assert.Equal("users_not_found", await ErrorAsync("users.lookupByEmail", new() { ["email"] = "nobody@procur.example" }));
        Assert.Equal(Settings()["TeamId"], (string?)(await OkAsync("team.info"))["team"]!["id"]);
    }

    [Fact]
    public async Task A_home_tab_is_published_and_published_again()
    {
        var home = new JsonObject
        {
            ["user_id"] = await UserAsync("buyer"),
            ["view"] = new JsonObject { ["type"] = "home", ["blocks"] = new JsonArray(Section("hello")) },
        };

        var first = (await OkAsync("views.publish", home))["view"]!;
        var second = (await OkAsync("views.publish", home))["view"]!;

        Assert.Equal((string?)first["id"], (string?)second["id"]);
        Assert.NotEqual((string?)first["hash"], (string?)second["hash"]);
        home["user_id"] = "U000000000";
        Assert.Equal("user_not_found", await ErrorAsync("views.publish", home));
    }
}
