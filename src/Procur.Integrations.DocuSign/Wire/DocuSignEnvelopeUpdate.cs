namespace Procur.Integrations.DocuSign.Wire;

/// <summary>Answer to PUT envelopes/{id}.</summary>
public sealed record DocuSignEnvelopeUpdate
{
    /// <summary>The envelope's id.</summary>
    public string? EnvelopeId { get; init; }

    /// <summary>What is wrong.</summary>
    public DocuSignErrorDetails? ErrorDetails { get; init; }
}
