namespace Procur.Integrations;

/// <summary>A channel.</summary>
/// <param name="ChannelId">The service's id.</param>
public sealed record ChannelTarget(string ChannelId) : ChatTarget;
