namespace Procur.Integrations.Slack;

/// <summary>A field to write in, within a <see cref="SlackInput"/>.</summary>
public sealed record SlackTextInput : SlackElement
{
    /// <summary>Whether it has several lines.</summary>
    public bool? Multiline { get; init; }

    /// <summary>What stands in it at first.</summary>
    public string? InitialValue { get; init; }

    /// <summary>The shortest text taken, in characters.</summary>
    public int? MinLength { get; init; }

    /// <summary>The longest text taken, in characters; at most 3000.</summary>
    public int? MaxLength { get; init; }

    /// <summary>What is read while it is empty: plain text, at most 150 characters.</summary>
    public SlackText? Placeholder { get; init; }
}
