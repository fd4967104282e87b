namespace Procur.Integrations;

/// <summary>Invites people to a channel.</summary>
public sealed record ChannelInvitation : IntegrationRequest
{
    /// <summary>The service's id of the channel.</summary>
    public required string ChannelId { get; init; }

    /// <summary>The service's ids of the people.</summary>
    public required IReadOnlyList<string> UserIds { get; init; }
}
