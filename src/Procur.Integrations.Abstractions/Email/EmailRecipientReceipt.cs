namespace Procur.Integrations;

/// <summary>What became of a mail to one recipient.</summary>
/// <param name="Address">The recipient.</param>
/// <param name="Status">What became of it.</param>
public sealed record EmailRecipientReceipt(EmailAddress Address, EmailRecipientStatus Status)
{
    /// <summary>Why it was refused; null unless it was.</summary>
    public EmailRefusal? Refusal { get; init; }

    /// <summary>The service's id of the mail, as its events have it, where it gives one.</summary>
    public string? MessageId { get; init; }

    /// <summary>The service's own words for status and reason.</summary>
    public string? Detail { get; init; }
}
