using System.Text.Json.Serialization;

namespace Procur.Integrations.Slack;

/// <summary>A text of a block: plain, or with Slack's markup (mrkdwn).</summary>
public sealed record SlackText
{
    internal const string PlainType = "plain_text";
    internal const string MrkdwnType = "mrkdwn";

    [JsonConstructor]
    internal SlackText(string type, string text)
    {
        Type = type;
        Text = text;
    }

    /// <summary><c>plain_text</c> or <c>mrkdwn</c>.</summary>
    public string Type { get; }

    /// <summary>The text as it is sent.</summary>
    public string Text { get; }

    /// <summary>Plain text: nothing in it is markup.</summary>
    public static implicit operator SlackText(string text) => Plain(text);

    /// <summary>Plain text: nothing in it is markup.</summary>
    public static SlackText FromString(string text) => Plain(text);

    /// <summary>Plain text: nothing in it is markup.</summary>
    public static SlackText Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(PlainType, text);
    }

    /// <summary>A text with mentions and links; what is plain in it is escaped.</summary>
    /// <exception cref="ArgumentException">A mention or link in it names no id or address.</exception>
    public static SlackText Mrkdwn(ChatText text) => new(MrkdwnType, SlackMrkdwn.Render(text));

    /// <summary>Slack's markup as it is, unescaped: text of users in it could mention everyone; see <see cref="SlackMrkdwn.Escape"/>.</summary>
    public static SlackText RawMrkdwn(string mrkdwn)
    {
        ArgumentNullException.ThrowIfNull(mrkdwn);
        return new(MrkdwnType, mrkdwn);
    }
}
