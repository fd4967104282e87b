namespace Procur.Integrations.DocuSign.Wire;

/// <summary>Answer to POST envelopes.</summary>
public sealed record DocuSignEnvelopeSummary
{
    /// <summary>The envelope's id.</summary>
    public string EnvelopeId { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public string? Status { get; init; }

    /// <summary>Since when.</summary>
    public string? StatusDateTime { get; init; }
}
