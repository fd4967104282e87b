namespace Procur.Integrations;

/// <summary>Makes a channel.</summary>
public sealed record ChannelRequest : IntegrationRequest
{
    /// <summary>The name; brought into the service's form (lower case, dashes).</summary>
    public required string Name { get; init; }

    /// <summary>Whether only those invited see it.</summary>
    public bool IsPrivate { get; init; }
}
