namespace Procur.Integrations;

/// <summary>A template as the service knows it.</summary>
/// <param name="Id">The service's id.</param>
/// <param name="Name">Its name.</param>
public sealed record SignatureTemplate(string Id, string Name)
{
    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>The subject of the mails.</summary>
    public string? Subject { get; init; }

    /// <summary>The roles, in order; empty where the answer does not say.</summary>
    public IReadOnlyList<TemplateRole> Roles { get; init; } = [];

    /// <summary>When it was made (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was changed last (UTC).</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>The service's own answer.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;
}
