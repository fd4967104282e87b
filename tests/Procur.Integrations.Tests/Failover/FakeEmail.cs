namespace Procur.Integrations.Tests.Failover;

/// <summary>An e-mail service that does what a test says.</summary>
internal sealed class FakeEmail(string name) : IEmailSender
{
    public Exception? Failure { get; set; }

    public int Mails { get; private set; }

    public Task<EmailReceipt> SendAsync(EmailMessage message, CancellationToken cancellationToken = default)
    {
        Mails++;
        return Failure is null
            ? Task.FromResult(new EmailReceipt { Recipients = [], MessageId = name })
            : Task.FromException<EmailReceipt>(Failure);
    }
}
