namespace Procur.Integrations;

/// <summary>Short forms.</summary>
public static class EmailExtensions
{
    /// <summary>Sends a mail to one.</summary>
    /// <param name="sender">The sender.</param>
    /// <param name="to">To whom.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="html">The HTML.</param>
    /// <param name="text">The plain text.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <inheritdoc cref="IEmailSender.SendAsync" path="/exception" />
    public static Task<EmailReceipt> SendAsync(
        this IEmailSender sender,
        EmailAddress to,
        string subject,
        string html,
        string? text = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(sender);
        return sender.SendAsync(
            new EmailMessage
            {
                To = [to],
                Subject = subject,
                Html = html,
                Text = text,
            },
            cancellationToken
        );
    }

    /// <summary>Sends a mail made of a template to one.</summary>
    /// <param name="templates">The sender.</param>
    /// <param name="to">To whom.</param>
    /// <param name="template">Which template, and what goes into it.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <inheritdoc cref="IEmailTemplates.SendTemplateAsync" path="/exception" />
    public static Task<EmailReceipt> SendTemplateAsync(
        this IEmailTemplates templates,
        EmailAddress to,
        EmailTemplate template,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(templates);
        ArgumentNullException.ThrowIfNull(template);
        return templates.SendTemplateAsync(new TemplateEmail { To = [to], Template = template }, cancellationToken);
    }
}
