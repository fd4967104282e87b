namespace Procur.Integrations;

/// <summary>What became of a mail to many.</summary>
public sealed record BulkEmailReceipt
{
    /// <summary>A row a recipient, in the order of the request, each address once.</summary>
    public required IReadOnlyList<EmailRecipientReceipt> Recipients { get; init; }

    /// <summary>
    /// What ended the sending after some had been accepted: those of the failed call are <see cref="EmailRecipientStatus.Unknown"/> or
    /// <see cref="EmailRecipientStatus.NotSent"/>, those after it <see cref="EmailRecipientStatus.NotSent"/>. Null where all were asked.
    /// </summary>
    public IntegrationException? Error { get; init; }

    /// <summary>Checked and not sent, as the connection's sandbox mode asks.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>Those of a status.</summary>
    public IEnumerable<EmailRecipientReceipt> Where(EmailRecipientStatus status) => Recipients.Where(receipt => receipt.Status == status);
}
