namespace Procur.Integrations.DocuSign.Wire;

/// <summary>What a message of Connect's speaks of.</summary>
internal sealed record DocuSignNoticeData
{
    public string? AccountId { get; init; }

    public string? EnvelopeId { get; init; }

    public string? RecipientId { get; init; }

    public DocuSignEnvelope? EnvelopeSummary { get; init; }
}
