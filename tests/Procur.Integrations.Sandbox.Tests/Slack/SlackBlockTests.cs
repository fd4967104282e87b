using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Slack;

public sealed class SlackBlockTests : SlackTest
{
    public static TheoryData<string, string> Refused =>
        new()
        {
            { Blocks([.. Enumerable.Repeat(0, 51).Select(_ => Section("x"))]), "no more than 50 items allowed [json-pointer:/blocks]" },
            { Blocks(Section(Long(3001))), "must be less than 3001 characters [json-pointer:/blocks/0/text/text]" },
            { Blocks(Section("")), "must be more than 0 characters [json-pointer:/blocks/0/text/text]" },
            { Blocks(new JsonObject { ["type"] = "section" }), "missing required field: text [json-pointer:/blocks/0]" },
            { Blocks(Section("x"), Fields(11, "x")), "no more than 10 items allowed [json-pointer:/blocks/1/fields]" },
            { Blocks(Fields(1, Long(2001))), "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]" },
            { Blocks(Header(Long(151))), "must be less than 151 characters [json-pointer:/blocks/0/text/text]" },
            { Blocks(Context(11)), "no more than 10 items allowed [json-pointer:/blocks/0/elements]" },
            { Blocks(Actions()), "no fewer than 1 items allowed [json-pointer:/blocks/0/elements]" },
            {
                Blocks(Actions([.. Enumerable.Range(0, 26).Select(x => Button("x", $"a{x}", "v"))])),
                "no more than 25 items allowed [json-pointer:/blocks/0/elements]"
            },
            {
                Blocks(Actions(Button(Long(76), "a", "v"))),
                "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]"
            },
            {
                Blocks(Actions(Button("x", "a", Long(2001)))),
                "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]"
            },
            {
                Blocks(Actions(Button("x", Long(256), "v"))),
                "must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]"
            },
            { Blocks(Actions(Button("x", "a", "v"), Button("y", "a", "w"))), "/blocks/0/elements/1/action_id]" },
            { Blocks(With(Section("x"), "block_id", "b"), With(Section("y"), "block_id", "b")), "/blocks/1/block_id]" },
            { Blocks(Actions(With(Button("x", "a", "v"), "style", "loud"))), "/blocks/0/elements/0/style]" },
            { Blocks(Actions(With(Button("x", "a", "v"), "url", Long(3001)))), "/blocks/0/elements/0/url]" },
            { Blocks(Actions(Overflow(1))), "no fewer than 2 items allowed [json-pointer:/blocks/0/elements/0/options]" },
            { Blocks(Actions(Overflow(6))), "no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]" },
            { Blocks(new JsonObject { ["type"] = "hologram" }), "unsupported type: hologram [json-pointer:/blocks/0/type]" },
            {
                Blocks(Accessory(Button(Long(76), "a", "v"))),
                "must be less than 76 characters [json-pointer:/blocks/0/accessory/text/text]"
            },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Blocks_beyond_a_limit_are_refused_with_the_place(string blocks, string message)
    {
        var answer = await CallAsync(
            "chat.postMessage",
            new()
            {
                ["channel"] = await ChannelAsync("procurement"),
                ["text"] = "x",
                ["blocks"] = JsonNode.Parse(blocks),
            }
        );

        Assert.Equal("invalid_blocks", (string?)answer["error"]);
        Assert.Contains(message, (string?)answer["response_metadata"]!["messages"]![0]);
        Assert.StartsWith("[ERROR] ", (string?)answer["response_metadata"]!["messages"]![0]);
        Assert.EndsWith((string)answer["errors"]![0]!, (string?)answer["response_metadata"]!["messages"]![0]);
        Assert.Empty(await Control.GetLedgerAsync("slack", cancellationToken: Token));
    }

    [Fact]
    public async Task Blocks_at_every_limit_are_taken()
    {
        JsonNode[] blocks =
        [
            Section(Long(3000)),
            Fields(1, Long(2000)),
            Header(Long(150)),
            Context(10),
            Actions(Button(Long(75), Long(255), Long(2000)), Overflow(2), Overflow(5)),
            Actions(Button("Approve", "approve", "1")),
            Actions(Button("Approve", "approve", "2")),
            Accessory(With(Button("Reject", "reject", "1"), "style", "danger")),
            .. Enumerable.Repeat(0, 42).Select(_ => new JsonObject { ["type"] = "divider" }),
        ];

        await OkAsync(
            "chat.postMessage",
            new()
            {
                ["channel"] = await ChannelAsync("procurement"),
                ["text"] = "x",
                ["blocks"] = new JsonArray(blocks),
            }
        );
    }

    [Fact]
    public async Task Blocks_that_are_too_long_together_have_an_error_of_their_own()
    {
        var message = new JsonObject
        {
            ["channel"] = await ChannelAsync("procurement"),
            ["text"] = "x",
            ["blocks"] = new JsonArray([.. Enumerable.Repeat(0, 5).Select(_ => Section(Long(3000)))]),
        };

        Assert.Equal("msg_blocks_too_long", await ErrorAsync("chat.postMessage", message));
    }

    private static string Blocks(params JsonNode[] blocks) => new JsonArray(blocks).ToJsonString();

    private static string Long(int length) => new('x', length);

    private static JsonObject With(JsonObject json, string name, string value)
    {
        json[name] = value;
        return json;
    }

    private static JsonObject Text(string type, string text) => new() { ["type"] = type, ["text"] = text };

    private static JsonObject Fields(int count, string text) =>
        new() { ["type"] = "section", ["fields"] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => Text("mrkdwn", text))]) };

    private static JsonObject Header(string text) => new() { ["type"] = "header", ["text"] = Text("plain_text", text) };

    private static JsonObject Context(int count) =>
        new() { ["type"] = "context", ["elements"] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => Text("mrkdwn", "x"))]) };

    private static JsonObject Accessory(JsonObject element)
    {
        var section = Section("x");
        section["accessory"] = element;
        return section;
    }

    private static JsonObject Overflow(int count) =>
        new()
        {
            ["type"] = "overflow",
            ["action_id"] = $"more{count}",
            ["options"] = new JsonArray([
                .. Enumerable.Range(0, count).Select(x => new JsonObject { ["text"] = Text("plain_text", "x"), ["value"] = $"{x}" }),
            ]),
        };
}
