using System.Text.Json.Nodes;

namespace Procur.Integrations.Slack.Tests.Blocks;

/// <summary>What blocks look like on the wire.</summary>
public sealed class BlockWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_portable_message_becomes_header_section_fields_buttons_and_small_print()
    {
        var blocks = await SentAsync(
            SlackScript.Message("Shall we <b>?") with
            {
                Title = "Offer from R&D",
                Fields = [new("Vendor", "A&B"), new("Amount", ChatText.Bold("100 KES"))],
                Actions =
                [
                    new("accept", "Accept") { Style = ChatActionStyle.Primary, Value = "17" },
                    new("reject", "Reject") { Style = ChatActionStyle.Danger },
                    new("open", "Open") { Url = new Uri("https://a.example/17") },
                ],
                Footnote = "Valid until Friday",
            }
        );

        var expected = JsonNode.Parse(
            """
            [
              {"type":"header","text":{"type":"plain_text","text":"Offer from R&D"}},
              {"type":"section","text":{"type":"mrkdwn","text":"Shall we &lt;b&gt;?"}},
              {"type":"section","fields":[{"type":"mrkdwn","text":"*Vendor*\nA&amp;B"},{"type":"mrkdwn","text":"*Amount*\n*100 KES*"}]},
              {"type":"actions","elements":[
                {"type":"button","text":{"type":"plain_text","text":"Accept"},"value":"17","style":"primary","action_id":"accept"},
                {"type":"button","text":{"type":"plain_text","text":"Reject"},"style":"danger","action_id":"reject"},
                {"type":"button","text":{"type":"plain_text","text":"Open"},"url":"https://a.example/17","action_id":"open"}]},
              {"type":"context","elements":[{"type":"mrkdwn","text":"Valid until Friday"}]}
            ]
            """
        );
        Assert.True(JsonNode.DeepEquals(expected, blocks), blocks?.ToJsonString());
    }

    [Fact]
    public async Task More_fields_and_buttons_than_a_block_takes_go_into_further_ones()
    {
        var blocks = await SentAsync(
            SlackScript.Message() with
            {
                Fields = [.. Enumerable.Range(0, 11).Select(i => new ChatField($"{i}", "x"))],
                Actions = [.. Enumerable.Range(0, 26).Select(i => new ChatAction($"a{i}", $"{i}"))],
            }
        );

        Assert.Equal([10, 1], Of("fields").ToArray());
        Assert.Equal([25, 1], Of("elements").ToArray());

        IEnumerable<int> Of(string name) => blocks!.AsArray().Select(block => block![name]).OfType<JsonArray>().Select(list => list.Count);
    }

    [Fact]
    public async Task Own_blocks_go_as_they_are_with_the_buttons_below()
    {
        var blocks = await SentAsync(
            SlackScript
                .Message()
                .WithSlackBlocks(
                    new SlackBlockBuilder()
                        .Header("Mine")
                        .Markdown("**bold**")
                        .Divider()
                        .Image(new Uri("https://a.example/p.png"), "A picture")
                        .Context("small")
                        .Build()
                ) with
            {
                Actions = [new("accept", "Accept")],
                Approval = new ApprovalCard("PO-1"),
            }
        );

        string[] types = [.. blocks!.AsArray().Select(block => (string)block!["type"]!)];
        Assert.Equal(["header", "markdown", "divider", "image", "context", "actions", "actions"], types);
        Assert.Equal("**bold**", (string?)blocks[1]!["text"]);
        Assert.Equal("procur.approve", (string?)blocks[5]!["elements"]![0]!["action_id"]);
        Assert.Equal("accept", (string?)blocks[6]!["elements"]![0]!["action_id"]);
    }

    [Fact]
    public async Task Own_blocks_and_buttons_together_keep_the_limit()
    {
        await using var standIn = StandIn.Start();
        await using var host = SlackScript.Host(standIn);
        var fifty = Enumerable.Range(0, 50).Aggregate(new SlackBlockBuilder(), (builder, _) => builder.Divider()).Build();
        var message = SlackScript.Message().WithSlackBlocks(fifty) with { Actions = [new("accept", "Accept")] };

        await Assert.ThrowsAsync<ArgumentException>(() => host.Get<IChatNotifier>().PostAsync(message, Token));

        Assert.Equal(0, standIn.Count);
    }

    [Fact]
    public async Task Every_element_says_its_type()
    {
        var blocks = await SentAsync(
            SlackScript
                .Message()
                .WithSlackBlocks(
                    new SlackActions([
                        new SlackSelect([new("One", "1")]) { Placeholder = "Choose", ActionId = "s" },
                        new SlackUserSelect { InitialUser = "U1", ActionId = "u" },
                        new SlackOverflow([new("One", "1"), new("Two", "2")]) { ActionId = "o" },
                        new SlackButton("Delete") { Confirm = new("Sure?", "Gone is gone", "Yes", "No") { Style = "danger" } },
                    ]),
                    new SlackContext([
                        new SlackContextItem(new SlackThumbnail(new Uri("https://a.example/t.png"), "T")),
                        new SlackContextItem("x"),
                    ])
                )
        );

        string[] types = [.. blocks![0]!["elements"]!.AsArray().Select(element => (string)element!["type"]!)];
        Assert.Equal(["static_select", "users_select", "overflow", "button"], types);
        Assert.Equal("Gone is gone", (string?)blocks[0]!["elements"]![3]!["confirm"]!["text"]!["text"]);
        Assert.Equal("U1", (string?)blocks[0]!["elements"]![1]!["initial_user"]);
        Assert.Equal(["image", "plain_text"], blocks[1]!["elements"]!.AsArray().Select(element => (string?)element!["type"]));
    }

    private static async Task<JsonNode?> SentAsync(ChatMessage message)
    {
        await using var standIn = StandIn.Start(SlackScript.Posted());
        await using var host = SlackScript.Host(standIn);
        await host.Get<IChatNotifier>().PostAsync(message, Token);
        return JsonNode.Parse(standIn.Received[0].Text)!["blocks"];
    }
}
