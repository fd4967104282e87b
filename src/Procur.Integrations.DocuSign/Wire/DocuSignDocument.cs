namespace Procur.Integrations.DocuSign.Wire;

/// <summary>A document in a definition, a template or an answer.</summary>
public sealed record DocuSignDocument
{
    /// <summary>The sender's own id, a positive number as text.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>What kind of file it is: <c>pdf</c>.</summary>
    public string? FileExtension { get; init; }

    /// <summary>Its place.</summary>
    public string? Order { get; init; }

    /// <summary>Its bytes, where they do not come as a part of their own.</summary>
    public string? DocumentBase64 { get; init; }

    /// <summary>The id only: name and content are personal.</summary>
    public override string ToString() => $"DocuSignDocument {DocumentId}";
}
