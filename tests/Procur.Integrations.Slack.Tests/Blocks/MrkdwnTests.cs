namespace Procur.Integrations.Slack.Tests.Blocks;

/// <summary>How texts are written in Slack's markup, and cut.</summary>
public sealed class MrkdwnTests
{
    public static TheoryData<ChatText, string> Texts =>
        new()
        {
            { "plain", "plain" },
            { "<!channel> & <b>", "&lt;!channel&gt; &amp; &lt;b&gt;" },
            { "<@U1> <#C1|x> <https://evil.example|bank>", "&lt;@U1&gt; &lt;#C1|x&gt; &lt;https://evil.example|bank&gt;" },
            { "&lt;!channel&gt;", "&amp;lt;!channel&amp;gt;" },
            { "*bold* _it_ ~no~ `code`", "*bold* _it_ ~no~ `code`" },
            { ChatText.Bold("R&D"), "*R&amp;D*" },
            { ChatText.Italic("x<y"), "_x&lt;y_" },
            { ChatText.Code("a>b"), "`a&gt;b`" },
            { ChatText.User("U012AB3CD"), "<@U012AB3CD>" },
            { ChatText.Channel("C012AB3CD"), "<#C012AB3CD>" },
            { ChatText.Everyone(), "<!channel>" },
            { ChatText.Link(new Uri("https://a.example/?x=1&y=2"), "Offer <17>"), "<https://a.example/?x=1&amp;y=2|Offer &lt;17&gt;>" },
            { ChatText.Link(new Uri("https://a.example/a|b>c"), "two\nlines"), "<https://a.example/a%7Cb%3Ec|two lines>" },
            { "Hi " + ChatText.User("U1") + ", see " + ChatText.Bold("it"), "Hi <@U1>, see *it*" },
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_is_written_with_three_characters_escaped_and_no_more(ChatText text, string expected) =>
        Assert.Equal(expected, SlackMrkdwn.Render(text));

    [Theory]
    [InlineData(ChatSpanKind.User, "U1>")]
    [InlineData(ChatSpanKind.User, "!channel")]
    [InlineData(ChatSpanKind.User, "")]
    [InlineData(ChatSpanKind.User, "amina@example.com")]
    [InlineData(ChatSpanKind.Channel, "#general")]
    [InlineData(ChatSpanKind.Link, "!channel")]
    [InlineData(ChatSpanKind.Link, "@U1")]
    [InlineData(ChatSpanKind.Link, null)]
    public void What_names_no_id_or_address_is_refused(ChatSpanKind kind, string? target) =>
        Assert.Throws<ArgumentException>(() => SlackMrkdwn.Render(new ChatText([new ChatSpan(kind, "x", target)])));

    [Fact]
    public void A_text_that_fits_is_not_cut()
    {
        ChatText text = "12345";

        Assert.Same(text, SlackMrkdwn.Truncate(text, 5));
    }

    [Theory]
    [InlineData("123456", 5, "1234…")]
    [InlineData("a&b&c", 8, "a&amp;b…")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 12, "👩‍👩‍👧‍👦…")]
    [InlineData("e\u0301e\u0301e\u0301", 4, "e\u0301…")]
    [InlineData("👩‍👩‍👧‍👦", 5, "…")]
    public void A_text_is_cut_between_characters_as_people_see_them(string text, int limit, string expected)
    {
        var cut = SlackMrkdwn.Render(SlackMrkdwn.Truncate(text, limit));

        Assert.Equal(expected, cut);
        Assert.True(cut.Length <= limit);
    }

    [Fact]
    public void A_link_or_mention_that_does_not_fit_is_left_out_whole()
    {
        var text = "See " + ChatText.Link(new Uri("https://a.example/17"), "the offer") + " " + ChatText.User("U1");

        for (var limit = 1; limit < SlackMrkdwn.Render(text).Length; limit++)
        {
            var cut = SlackMrkdwn.Render(SlackMrkdwn.Truncate(text, limit));
            Assert.True(cut.Length <= limit);
            Assert.Equal(cut.Count(c => c == '<'), cut.Count(c => c == '>'));
            Assert.EndsWith("…", cut, StringComparison.Ordinal);
        }
    }
}
