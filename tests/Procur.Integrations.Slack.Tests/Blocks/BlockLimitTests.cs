using Procur.Integrations.Slack.Wire;

namespace Procur.Integrations.Slack.Tests.Blocks;

/// <summary>Slack's limits of blocks: what is just within goes, what is one beyond is refused before anything is sent.</summary>
public sealed class BlockLimitTests
{
    public static TheoryData<string, string, int, Func<int, SlackBlock>> Limits =>
        new()
        {
            { "section text", "3000", 3000, n => new SlackSection(SlackText.RawMrkdwn(Long(n))) },
            {
                "fields",
                "10",
                10,
                n => new SlackSection { Fields = [.. Many(n, _ => SlackText.Plain("x"))] }
            },
            {
                "field text",
                "2000",
                2000,
                n => new SlackSection { Fields = [Long(n)] }
            },
            { "header", "150", 150, n => new SlackHeader(Long(n)) },
            { "context elements", "10", 10, n => new SlackContext([.. Many(n, _ => new SlackContextItem("x"))]) },
            { "context text", "3000", 3000, n => new SlackContext(Long(n)) },
            { "actions", "25", 25, n => new SlackActions([.. Many(n, _ => new SlackButton("x"))]) },
            { "button text", "75", 75, n => Row(new SlackButton(Long(n))) },
            { "button value", "2000", 2000, n => Row(new SlackButton("x") { Value = Long(n) }) },
            { "button url", "3000", 3000, n => Row(new SlackButton("x") { Url = Address(n) }) },
            { "action id", "255", 255, n => Row(new SlackButton("x") { ActionId = Long(n) }) },
            {
                "block id",
                "255",
                255,
                n => new SlackDivider { BlockId = Long(n) }
            },
            { "options", "100", 100, n => Row(new SlackSelect([.. Many(n, i => new SlackOption("x", $"{i}"))])) },
            { "option text", "75", 75, n => Row(new SlackSelect([new SlackOption(Long(n), "1")])) },
            { "option value", "150", 150, n => Row(new SlackSelect([new SlackOption("x", Long(n))])) },
            { "placeholder", "150", 150, n => Row(new SlackSelect([new SlackOption("x", "1")]) { Placeholder = Long(n) }) },
            { "overflow", "5", 5, n => Row(new SlackOverflow([.. Many(n, i => new SlackOption("x", $"{i}"))])) },
            { "confirm title", "100", 100, n => Row(new SlackButton("x") { Confirm = new(Long(n), "t", "y", "n") }) },
            { "confirm text", "300", 300, n => Row(new SlackButton("x") { Confirm = new("t", Long(n), "y", "n") }) },
            { "confirm button", "30", 30, n => Row(new SlackButton("x") { Confirm = new("t", "t", Long(n), "n") }) },
            { "image alt", "2000", 2000, n => new SlackImage(Address(100), Long(n)) },
            { "image url", "3000", 3000, n => new SlackImage(Address(n), "x") },
            {
                "accessory",
                "75",
                75,
                n => new SlackSection("x") { Accessory = new SlackButton(Long(n)) }
            },
            { "input label", "2000", 2000, n => new SlackInput(Long(n), new SlackTextInput()) },
            { "markdown", "12000", 12_000, n => new SlackMarkdown(Long(n)) },
        };

    [Theory]
    [MemberData(nameof(Limits), DisableDiscoveryEnumeration = true)]
    public async Task One_beyond_a_limit_is_refused_before_sending_and_the_limit_is_named(
        string what,
        string limit,
        int most,
        Func<int, SlackBlock> make
    )
    {
        await using var standIn = StandIn.Start(SlackScript.Posted());
        await using var host = SlackScript.Host(standIn);
        var client = host.Get<SlackClient>();

        var e = await Assert.ThrowsAsync<ArgumentException>(() =>
            client.PostMessageAsync(Post(make(most + 1)), cancellationToken: TestContext.Current.CancellationToken)
        );
        await client.PostMessageAsync(Post(make(most)), cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(e.Message.Contains(limit, StringComparison.Ordinal), $"{what}: {e.Message}");
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public void A_message_has_at_most_fifty_blocks_and_a_view_a_hundred()
    {
        Assert.Equal(50, Builder(50).Build().Count);
        Assert.Contains("50", Assert.Throws<ArgumentException>(() => Builder(51).Build()).Message, StringComparison.Ordinal);
        SlackViewResponse.Update(new SlackView("home", [.. Many(100, _ => new SlackDivider())]));
        var e = Assert.Throws<ArgumentException>(() =>
            SlackViewResponse.Update(new SlackView("home", [.. Many(101, _ => new SlackDivider())]))
        );
        Assert.Contains("100", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_view_keeps_its_own_limits()
    {
        Assert.Throws<ArgumentException>(() => SlackViewResponse.Push(View() with { Title = Long(25) }));
        Assert.Throws<ArgumentException>(() => SlackViewResponse.Push(View() with { PrivateMetadata = Long(3001) }));
        Assert.Throws<ArgumentException>(() => SlackViewResponse.Push(View() with { CallbackId = Long(256) }));
        SlackViewResponse.Push(View() with { Title = Long(24), PrivateMetadata = Long(3000), CallbackId = Long(255) });
    }

    [Fact]
    public void Markdown_blocks_are_counted_together()
    {
        var e = Assert.Throws<ArgumentException>(() => new SlackBlockBuilder().Markdown(Long(6000)).Markdown(Long(6001)).Build());

        Assert.Contains("12000", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_stand_once_in_a_message()
    {
        Assert.Throws<ArgumentException>(() =>
            new SlackBlockBuilder().Add(new SlackDivider { BlockId = "a" }).Add(new SlackDivider { BlockId = "a" }).Build()
        );
        Assert.Throws<ArgumentException>(() =>
            new SlackBlockBuilder()
                .Actions(new SlackButton("x") { ActionId = "a" })
                .Section("y", new SlackButton("z") { ActionId = "a" })
                .Build()
        );
    }

    [Fact]
    public void Where_Slack_takes_plain_text_markup_is_refused_and_so_is_nothing_at_all()
    {
        Assert.Throws<ArgumentException>(() => new SlackBlockBuilder().Add(new SlackHeader(SlackText.Mrkdwn("x"))).Build());
        Assert.Throws<ArgumentException>(() => new SlackBlockBuilder().Actions(new SlackButton(SlackText.RawMrkdwn("x"))).Build());
        Assert.Throws<ArgumentException>(() => new SlackBlockBuilder().Add(new SlackSection()).Build());
        Assert.Throws<ArgumentException>(() => new SlackBlockBuilder().Add(new SlackActions([])).Build());
        Assert.Throws<ArgumentException>(() => new SlackBlockBuilder().Actions(new SlackOverflow([new("x", "1")])).Build());
        Assert.Throws<ArgumentException>(() => new SlackBlockBuilder().Section("").Build());
    }

    [Fact]
    public async Task An_approvals_button_id_belongs_to_the_card()
    {
        await using var standIn = StandIn.Start();
        await using var host = SlackScript.Host(standIn);
        var message = SlackScript.Message() with { Actions = [new("procur.approve", "Approve")] };

        await Assert.ThrowsAsync<ArgumentException>(() =>
            host.Get<IChatNotifier>().PostAsync(message, TestContext.Current.CancellationToken)
        );

        Assert.Equal(0, standIn.Count);
    }

    private static SlackBlockBuilder Builder(int count) =>
        Enumerable.Range(0, count).Aggregate(new SlackBlockBuilder(), (builder, _) => builder.Divider());

    private static SlackView View() => new("modal", [new SlackDivider()]);

    private static SlackPost Post(SlackBlock block) =>
        new()
        {
            Channel = SlackScript.Channel,
            Text = "x",
            Blocks = [block],
        };

    private static SlackActions Row(SlackElement element) => new([element]);

    private static IEnumerable<T> Many<T>(int count, Func<int, T> make) => Enumerable.Range(0, count).Select(make);

    private static string Long(int length) => new('x', length);

    private static Uri Address(int length)
    {
        const string Start = "https://a.example/";
        return new(Start + Long(length - Start.Length));
    }
}
