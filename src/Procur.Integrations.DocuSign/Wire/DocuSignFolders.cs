namespace Procur.Integrations.DocuSign.Wire;

/// <summary>Answer to PUT folders/{folder}.</summary>
public sealed record DocuSignFolders
{
    /// <summary>How many were moved.</summary>
    public string? ResultSetSize { get; init; }
}
