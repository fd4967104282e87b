namespace Procur.Integrations;

/// <summary>Sending mail from templates that the service keeps. Members are safe to call from many threads at once.</summary>
public interface IEmailTemplates
{
    /// <summary>Sends a mail made of a template.</summary>
    /// <returns>A row a recipient; where all are suppressed nothing was sent.</returns>
    /// <exception cref="ArgumentException">A variable is missing, or a limit of the service is broken; nothing was sent.</exception>
    /// <exception cref="IntegrationException">
    /// The call failed for all; <see cref="IntegrationErrorKind.NotConfigured"/> where the connection's settings say no id for the template's name. Look at
    /// <see cref="IntegrationException.OutcomeUnknown"/> before sending again.
    /// </exception>
    Task<EmailReceipt> SendTemplateAsync(TemplateEmail email, CancellationToken cancellationToken = default);
}
