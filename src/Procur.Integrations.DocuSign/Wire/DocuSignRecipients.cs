namespace Procur.Integrations.DocuSign.Wire;

/// <summary>Recipients by kind.</summary>
public sealed record DocuSignRecipients
{
    /// <summary>Those who sign.</summary>
    public IReadOnlyList<DocuSignRecipient>? Signers { get; init; }

    /// <summary>Those who are given a copy.</summary>
    public IReadOnlyList<DocuSignRecipient>? CarbonCopies { get; init; }

    /// <summary>Those who sign at somebody else's device.</summary>
    public IReadOnlyList<DocuSignRecipient>? InPersonSigners { get; init; }

    /// <summary>Those who must open it.</summary>
    public IReadOnlyList<DocuSignRecipient>? CertifiedDeliveries { get; init; }

    /// <summary>Whose turn it is.</summary>
    public string? CurrentRoutingOrder { get; init; }

    /// <summary>Nothing: they are personal.</summary>
    public override string ToString() => nameof(DocuSignRecipients);
}
