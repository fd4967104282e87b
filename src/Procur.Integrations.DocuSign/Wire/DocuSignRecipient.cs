namespace Procur.Integrations.DocuSign.Wire;

/// <summary>A recipient, of any kind.</summary>
public sealed record DocuSignRecipient
{
    /// <summary>The sender's own id, a positive number as text.</summary>
    public string? RecipientId { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>His turn.</summary>
    public string? RoutingOrder { get; init; }

    /// <summary>The template's role.</summary>
    public string? RoleName { get; init; }

    /// <summary>The host's own id of one who signs within its pages.</summary>
    public string? ClientUserId { get; init; }

    /// <summary>What he does where.</summary>
    public DocuSignTabs? Tabs { get; init; }

    /// <summary>How far he is.</summary>
    public string? Status { get; init; }

    /// <summary>When he was told.</summary>
    public string? SentDateTime { get; init; }

    /// <summary>When he opened it.</summary>
    public string? DeliveredDateTime { get; init; }

    /// <summary>When he signed.</summary>
    public string? SignedDateTime { get; init; }

    /// <summary>When he declined.</summary>
    public string? DeclinedDateTime { get; init; }

    /// <summary>Why he declined.</summary>
    public string? DeclinedReason { get; init; }

    /// <summary>The id and status only: the rest is personal.</summary>
    public override string ToString() => $"DocuSignRecipient {RecipientId} {Status}";
}
