namespace Procur.Integrations.Slack;

/// <summary>A button.</summary>
/// <param name="Text">What is read on it: plain text, at most 75 characters.</param>
public sealed record SlackButton(SlackText Text) : SlackElement
{
    /// <summary>What comes back with the id, at most 2000 characters. It travels through the client: an untrusted identifier, never a permission.</summary>
    public string? Value { get; init; }

    /// <summary>An address to open, at most 3000 characters. Slack tells the app of the press all the same.</summary>
    public Uri? Url { get; init; }

    /// <summary><c>primary</c> or <c>danger</c>; none for a plain one.</summary>
    public string? Style { get; init; }

    /// <summary>What is asked before the press counts.</summary>
    public SlackConfirm? Confirm { get; init; }
}
