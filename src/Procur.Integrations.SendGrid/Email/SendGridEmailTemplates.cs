using Procur.Integrations.Email;

namespace Procur.Integrations.SendGrid;

internal sealed class SendGridEmailTemplates(SendGridClient client) : IEmailTemplates
{
    public Task<EmailReceipt> SendTemplateAsync(TemplateEmail email, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(email);
        ArgumentNullException.ThrowIfNull(email.Template);
        var variables = EmailTemplateIds.VariablesOf(email.Template);
        return SendGridDelivery.SendAsync(
            client,
            email,
            email.To,
            email.Cc,
            email.Bcc,
            (shell, personalization, options) =>
                shell with
                {
                    Personalizations = [personalization with { DynamicTemplateData = variables }],
                    TemplateId = EmailTemplateIds.Find(client.Connection, SendGridOperations.SendMail, email.Template, options.Templates),
                },
            cancellationToken
        );
    }
}
