namespace Procur.Integrations;

/// <summary>A channel as the service knows it.</summary>
/// <param name="Id">The service's id.</param>
/// <param name="Name">Its name.</param>
public sealed record ChatChannel(string Id, string Name)
{
    /// <summary>Whether only those invited see it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Whether it is archived.</summary>
    public bool IsArchived { get; init; }

    /// <summary>The service's own answer.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;
}
