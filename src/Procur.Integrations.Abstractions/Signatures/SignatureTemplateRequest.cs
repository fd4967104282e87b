namespace Procur.Integrations;

/// <summary>Makes a template.</summary>
public sealed record SignatureTemplateRequest : IntegrationRequest
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The documents, in order; at least one.</summary>
    public required IReadOnlyList<SignatureDocument> Documents { get; init; }

    /// <summary>The roles; at least one.</summary>
    public required IReadOnlyList<TemplateRole> Roles { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>The subject of the mails.</summary>
    public string? Subject { get; init; }

    /// <summary>The text of the mails.</summary>
    public string? Message { get; init; }
}
