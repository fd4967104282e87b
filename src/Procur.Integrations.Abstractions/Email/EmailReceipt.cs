namespace Procur.Integrations;

/// <summary>What a service said to a mail.</summary>
public sealed record EmailReceipt
{
    /// <summary>A row a recipient: to, cc, bcc, each address once.</summary>
    public required IReadOnlyList<EmailRecipientReceipt> Recipients { get; init; }

    /// <summary>The service's id of the mail, where it is one for all recipients.</summary>
    public string? MessageId { get; init; }

    /// <summary>Checked and not sent, as the connection's sandbox mode asks.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>The service's own answer.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;
}
