using Procur.Integrations.Email;

namespace Procur.Integrations.SendGrid;

internal sealed class SendGridEmailSender(SendGridClient client) : IEmailSender
{
    public Task<EmailReceipt> SendAsync(EmailMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        EmailContent.Check(message.Subject, message.Text, message.Html);
        return SendGridDelivery.SendAsync(
            client,
            message,
            message.To,
            message.Cc,
            message.Bcc,
            (shell, personalization, _) =>
                shell with
                {
                    Personalizations = [personalization],
                    Subject = message.Subject,
                    Content = SendGridComposer.Content(message.Text, message.Html),
                },
            cancellationToken
        );
    }
}
