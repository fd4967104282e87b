namespace Procur.Integrations.DocuSign.Wire;

/// <summary>Answer to GET templates.</summary>
public sealed record DocuSignTemplateList
{
    /// <summary>One page of templates.</summary>
    public IReadOnlyList<DocuSignTemplate>? EnvelopeTemplates { get; init; }

    /// <summary>The place of the page's last one.</summary>
    public string? EndPosition { get; init; }

    /// <summary>How many there are in all.</summary>
    public string? TotalSetSize { get; init; }
}
