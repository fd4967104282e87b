namespace Procur.Integrations.DocuSign.Wire;

/// <summary>An envelope as DocuSign tells of it.</summary>
public sealed record DocuSignEnvelope
{
    /// <summary>The id.</summary>
    public string EnvelopeId { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public string? Status { get; init; }

    /// <summary>The sender's own id of it.</summary>
    public string? TransactionId { get; init; }

    /// <summary>The subject of its mails.</summary>
    public string? EmailSubject { get; init; }

    /// <summary>When it was made.</summary>
    public string? CreatedDateTime { get; init; }

    /// <summary>When it was sent.</summary>
    public string? SentDateTime { get; init; }

    /// <summary>When everybody had opened it.</summary>
    public string? DeliveredDateTime { get; init; }

    /// <summary>When everybody had signed.</summary>
    public string? CompletedDateTime { get; init; }

    /// <summary>When it was declined.</summary>
    public string? DeclinedDateTime { get; init; }

    /// <summary>When it was called off.</summary>
    public string? VoidedDateTime { get; init; }

    /// <summary>Why it was called off.</summary>
    public string? VoidedReason { get; init; }

    /// <summary>The recipients, where they were asked for.</summary>
    public DocuSignRecipients? Recipients { get; init; }

    /// <summary>The names and values kept with it, where they were asked for.</summary>
    public DocuSignCustomFields? CustomFields { get; init; }

    /// <summary>The documents, where they were asked for.</summary>
    public IReadOnlyList<DocuSignDocument>? EnvelopeDocuments { get; init; }

    /// <summary>The id and status only: the rest is personal.</summary>
    public override string ToString() => $"DocuSignEnvelope {EnvelopeId} {Status}";
}
