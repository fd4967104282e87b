namespace Procur.Integrations;

/// <summary>
/// A text with mentions and links that is safe by construction: what comes from a user is plain text and can neither mention nor link.
/// A plain <see cref="string"/> converts to it.
/// </summary>
public sealed record ChatText
{
    /// <summary>Makes a text of its pieces.</summary>
    public ChatText(IReadOnlyList<ChatSpan> spans)
    {
        ArgumentNullException.ThrowIfNull(spans);
        Spans = spans;
    }

    /// <summary>The pieces in order.</summary>
    public IReadOnlyList<ChatSpan> Spans { get; }

    /// <summary>Plain text.</summary>
    public static implicit operator ChatText(string text) => FromString(text);

    /// <summary>One text after the other.</summary>
    public static ChatText operator +(ChatText left, ChatText right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return left.Add(right);
    }

    /// <summary>Plain text.</summary>
    public static ChatText FromString(string text) => Single(ChatSpanKind.Plain, text);

    /// <summary>Bold text.</summary>
    public static ChatText Bold(string text) => Single(ChatSpanKind.Bold, text);

    /// <summary>Italic text.</summary>
    public static ChatText Italic(string text) => Single(ChatSpanKind.Italic, text);

    /// <summary>Code.</summary>
    public static ChatText Code(string text) => Single(ChatSpanKind.Code, text);

    /// <summary>A link.</summary>
    public static ChatText Link(Uri address, string text)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Single(ChatSpanKind.Link, text, address.AbsoluteUri);
    }

    /// <summary>Mentions a person by the service's id.</summary>
    public static ChatText User(string userId) => Single(ChatSpanKind.User, userId, userId);

    /// <summary>Mentions a channel by the service's id.</summary>
    public static ChatText Channel(string channelId) => Single(ChatSpanKind.Channel, channelId, channelId);

    /// <summary>Mentions everyone in the channel.</summary>
    public static ChatText Everyone() => Single(ChatSpanKind.Everyone, "everyone");

    /// <summary>This text and then another.</summary>
    public ChatText Add(ChatText other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new([.. Spans, .. other.Spans]);
    }

    /// <summary>What is read, without markup.</summary>
    public override string ToString() => string.Concat(Spans.Select(span => span.Text));

    private static ChatText Single(ChatSpanKind kind, string text, string? target = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new([new ChatSpan(kind, text, target)]);
    }
}
