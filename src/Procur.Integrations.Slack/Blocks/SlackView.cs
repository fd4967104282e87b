namespace Procur.Integrations.Slack;

/// <summary>A modal, or the app's home page.</summary>
/// <param name="Type"><c>modal</c> or <c>home</c>.</param>
/// <param name="Blocks">The blocks, at most 100.</param>
public sealed record SlackView(string Type, IReadOnlyList<SlackBlock> Blocks)
{
    /// <summary>A modal's title: plain text, at most 24 characters.</summary>
    public SlackText? Title { get; init; }

    /// <summary>What is read on the button that submits it, at most 24 characters; needed where it has inputs.</summary>
    public SlackText? Submit { get; init; }

    /// <summary>What is read on the button that closes it, at most 24 characters.</summary>
    public SlackText? Close { get; init; }

    /// <summary>The app's own id of it, at most 255 characters: it comes back when it is submitted.</summary>
    public string? CallbackId { get; init; }

    /// <summary>The app's own data, at most 3000 characters: it comes back when it is submitted. No secrets.</summary>
    public string? PrivateMetadata { get; init; }

    /// <summary>The app's own unique id to update it by.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Whether the app is told when it is closed.</summary>
    public bool? NotifyOnClose { get; init; }
}
