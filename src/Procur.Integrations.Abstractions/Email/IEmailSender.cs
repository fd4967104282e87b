namespace Procur.Integrations;

/// <summary>Sending mail. Members are safe to call from many threads at once.</summary>
public interface IEmailSender
{
    /// <summary>Sends a mail. Accepted is not delivered: <see cref="IEmailDeliveryEvent"/> tells that.</summary>
    /// <returns>A row a recipient; where all are suppressed nothing was sent.</returns>
    /// <exception cref="ArgumentException">The mail is incomplete or breaks a limit of the service; nothing was sent.</exception>
    /// <exception cref="IntegrationException">
    /// The call failed for all. Mail services dedupe nothing: where <see cref="IntegrationException.OutcomeUnknown"/> is true it may have been sent, and the
    /// library has not sent it again.
    /// </exception>
    Task<EmailReceipt> SendAsync(EmailMessage message, CancellationToken cancellationToken = default);
}
