using Procur.Integrations.Webhooks;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Something changed in what a channel watches, and this version has no event of its own for it.</summary>
/// <param name="Id">Channel and number.</param>
/// <param name="Type">Google's word for what happened.</param>
public sealed record GoogleChannelNotice(string Id, string Type) : WebhookEvent(Id, Type)
{
    /// <summary>The channel.</summary>
    public required string ChannelId { get; init; }

    /// <summary>What it watches.</summary>
    public Uri? Resource { get; init; }
}
