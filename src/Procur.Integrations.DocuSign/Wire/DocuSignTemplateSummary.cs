namespace Procur.Integrations.DocuSign.Wire;

/// <summary>Answer to POST templates.</summary>
public sealed record DocuSignTemplateSummary
{
    /// <summary>The id.</summary>
    public string TemplateId { get; init; } = "";

    /// <summary>The name.</summary>
    public string? Name { get; init; }
}
