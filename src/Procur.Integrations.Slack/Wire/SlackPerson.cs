namespace Procur.Integrations.Slack.Wire;

/// <summary>A user.</summary>
public sealed record SlackPerson
{
    /// <summary>The id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The workspace's id.</summary>
    public string? TeamId { get; init; }

    /// <summary>The short name.</summary>
    public string? Name { get; init; }

    /// <summary>The full name.</summary>
    public string? RealName { get; init; }

    /// <summary>The IANA time zone.</summary>
    public string? Tz { get; init; }

    /// <summary>Whether he has left.</summary>
    public bool Deleted { get; init; }

    /// <summary>Whether it is an app.</summary>
    public bool IsBot { get; init; }

    /// <summary>What he tells of himself.</summary>
    public SlackProfile? Profile { get; init; }

    /// <summary>The id only: the rest is personal.</summary>
    public override string ToString() => $"SlackPerson {Id}";
}
