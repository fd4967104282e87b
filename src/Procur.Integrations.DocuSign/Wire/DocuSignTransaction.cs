namespace Procur.Integrations.DocuSign.Wire;

/// <summary>What became of a sender's own id of an envelope.</summary>
public sealed record DocuSignTransaction
{
    /// <summary>The sender's own id.</summary>
    public string? TransactionId { get; init; }

    /// <summary>The envelope's id.</summary>
    public string? EnvelopeId { get; init; }

    /// <summary>Where it stands.</summary>
    public string? Status { get; init; }
}
