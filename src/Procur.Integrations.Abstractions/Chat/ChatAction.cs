namespace Procur.Integrations;

/// <summary>A button.</summary>
/// <param name="Id">The id that comes back when it is pressed, unique within the message.</param>
/// <param name="Text">What is read on it.</param>
public sealed record ChatAction(string Id, string Text)
{
    /// <summary>What comes back with the id. It travels through the client: an untrusted identifier, never a permission.</summary>
    public string? Value { get; init; }

    /// <summary>An address to open.</summary>
    public Uri? Url { get; init; }

    /// <summary>How it looks.</summary>
    public ChatActionStyle Style { get; init; }
}
