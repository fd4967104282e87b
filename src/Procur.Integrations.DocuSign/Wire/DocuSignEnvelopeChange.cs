namespace Procur.Integrations.DocuSign.Wire;

/// <summary>Body of PUT envelopes/{id}.</summary>
/// <param name="Status"><c>sent</c> or <c>voided</c>.</param>
public sealed record DocuSignEnvelopeChange(string Status)
{
    /// <summary>Why it is called off.</summary>
    public string? VoidedReason { get; init; }

    /// <summary>The status only.</summary>
    public override string ToString() => $"DocuSignEnvelopeChange {Status}";
}
