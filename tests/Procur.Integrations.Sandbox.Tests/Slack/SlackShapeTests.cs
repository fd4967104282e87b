using System.Text;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Slack;

/// <summary>Whatever comes, the answer is Slack's: 200 with JSON that says ok or why not.</summary>
public sealed class SlackShapeTests : SlackTest
{
    public static TheoryData<string> Methods =>
        [
            "auth.test",
            "chat.delete",
            "chat.getPermalink",
            "chat.postEphemeral",
            "chat.postMessage",
            "chat.update",
            "conversations.archive",
            "conversations.create",
            "conversations.history",
            "conversations.info",
            "conversations.invite",
            "conversations.join",
            "conversations.list",
            "conversations.members",
            "conversations.open",
            "conversations.rename",
            "conversations.replies",
            "conversations.setTopic",
            "files.completeUploadExternal",
            "files.getUploadURLExternal",
            "reactions.add",
            "reactions.get",
            "reactions.remove",
            "team.info",
            "users.conversations",
            "users.info",
            "users.list",
            "users.lookupByEmail",
            "views.open",
            "views.publish",
            "views.update",
        ];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Arguments_of_the_wrong_shape_are_refused_and_break_nothing(string method)
    {
        var channel = await ChannelAsync("procurement");
        var ts = await PostAsync(channel, "hello");
        string[] values =
        [
            "[]",
            "{}",
            "[1,[null]]",
            "true",
            "-1",
            "null",
            "\"\"",
            "\"[{\"",
            """[{"type":[],"text":[],"elements":{"a":1}},7]""",
        ];
        foreach (var value in values)
        {
            var body = new JsonObject
            {
                ["channel"] = channel,
                ["ts"] = ts,
                ["timestamp"] = ts,
                ["message_ts"] = ts,
                ["text"] = "x",
            };
            foreach (
                var name in (string[])
                    ["blocks", "view", "metadata", "attachments", "files", "users", "user", "name", "limit", "types", "topic"]
            )
            {
                body[name] = JsonNode.Parse(value);
            }

            Assert.NotNull((await CallAsync(method, body))["ok"]);
            body["channel"] = JsonNode.Parse(value);
            body["ts"] = JsonNode.Parse(value);
            Assert.NotNull((await CallAsync(method, body))["ok"]);
        }
    }

    [Fact]
    public async Task A_property_that_comes_twice_is_no_json()
    {
        using var request = Request("chat.postMessage", null, null);
        request.Content = new StringContent("""{"channel":"C1","channel":"C2"}""", Encoding.UTF8, "application/json");
        using var response = await Http.SendAsync(request, Token);

        Assert.Equal("invalid_json", (string?)Json(await response.Content.ReadAsStringAsync(Token))["error"]);
    }

    [Fact]
    public async Task A_modals_title_may_be_anything_and_is_still_checked()
    {
        var view = new JsonObject
        {
            ["type"] = "modal",
            ["title"] = new JsonArray(1),
            ["blocks"] = new JsonArray(Section("x")),
        };

        Assert.Equal("invalid_arguments", await ErrorAsync("views.open", new() { ["trigger_id"] = "1.2.3", ["view"] = view }));
    }

    [Fact]
    public async Task Messages_posted_at_the_same_time_are_all_there_in_the_order_of_their_ids()
    {
        var channel = await ChannelAsync("procurement");

        var ids = await Task.WhenAll(Enumerable.Range(0, 200).Select(x => PostAsync(channel, $"m{x}")));

        var messages = (await OkAsync("conversations.history", new() { ["channel"] = channel, ["limit"] = 999 }))["messages"]!.AsArray();
        Assert.Equal(200, ids.Distinct().Count());
        Assert.Equal(ids.Order().Reverse(), messages.Select(x => (string)x!["ts"]!));
        Assert.Equal(200, messages.Select(x => (string)x!["text"]!).Distinct().Count());
    }
}
