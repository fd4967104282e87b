namespace Procur.Integrations.DocuSign.Wire;

/// <summary>Answer to GET envelopes.</summary>
public sealed record DocuSignEnvelopeList
{
    /// <summary>One page of envelopes.</summary>
    public IReadOnlyList<DocuSignEnvelope>? Envelopes { get; init; }

    /// <summary>What became of the sender's own ids that were asked for.</summary>
    public IReadOnlyList<DocuSignTransaction>? EnvelopeTransactionStatuses { get; init; }

    /// <summary>How many there are in all.</summary>
    public string? TotalSetSize { get; init; }
}
