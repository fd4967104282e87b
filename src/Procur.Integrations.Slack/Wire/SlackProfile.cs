namespace Procur.Integrations.Slack.Wire;

/// <summary>What a user tells of himself.</summary>
public sealed record SlackProfile
{
    /// <summary>The name shown; may be empty.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The full name.</summary>
    public string? RealName { get; init; }

    /// <summary>The e-mail address; needs the scope <c>users:read.email</c>.</summary>
    public string? Email { get; init; }

    /// <summary>Nothing: it is personal.</summary>
    public override string ToString() => nameof(SlackProfile);
}
