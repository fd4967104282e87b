namespace Procur.Integrations.DocuSign.Wire;

/// <summary>A template, to be made or as DocuSign tells of it.</summary>
public sealed record DocuSignTemplate
{
    /// <summary>The id.</summary>
    public string? TemplateId { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>The subject of the mails.</summary>
    public string? EmailSubject { get; init; }

    /// <summary>The text of the mails.</summary>
    public string? EmailBlurb { get; init; }

    /// <summary>The documents.</summary>
    public IReadOnlyList<DocuSignDocument>? Documents { get; init; }

    /// <summary>The roles.</summary>
    public DocuSignRecipients? Recipients { get; init; }

    /// <summary><c>created</c>.</summary>
    public string? Status { get; init; }

    /// <summary>When it was made.</summary>
    public string? Created { get; init; }

    /// <summary>When it was changed last.</summary>
    public string? LastModified { get; init; }

    /// <summary>The id only: the rest may be personal.</summary>
    public override string ToString() => $"DocuSignTemplate {TemplateId}";
}
