namespace Procur.Integrations.Slack.Wire;

/// <summary>A channel, group or direct message.</summary>
public sealed record SlackConversation
{
    /// <summary>The id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The name; direct messages have none.</summary>
    public string? Name { get; init; }

    /// <summary>Whether only those invited see it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Whether it is archived.</summary>
    public bool IsArchived { get; init; }

    /// <summary>Whether it is a direct message.</summary>
    public bool IsIm { get; init; }

    /// <summary>Whether the app is in it.</summary>
    public bool IsMember { get; init; }

    /// <summary>Who made it.</summary>
    public string? Creator { get; init; }

    /// <summary>When it was made, in seconds since 1970 (UTC).</summary>
    public long? Created { get; init; }
}
