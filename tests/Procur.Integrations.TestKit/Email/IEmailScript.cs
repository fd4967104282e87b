namespace Procur.Integrations.TestKit;

/// <summary>What the e-mail suites must be told of a service.</summary>
public interface IEmailScript
{
    /// <summary>The kind of effect in the sandbox's ledger that a mail has.</summary>
    string EffectOfSending { get; }

    /// <summary>How many recipients of bulk mail one call takes.</summary>
    int RecipientsPerCall { get; }

    /// <summary>An address that may be one for all we know, and that the service refuses; null where it refuses none in its answer.</summary>
    string? RefusedAddress { get; }

    /// <summary>How many bytes of attachments are surely too many.</summary>
    long TooManyBytes { get; }

    /// <summary>Mails that break a limit of the service, and the limit as its documents write it.</summary>
    IReadOnlyList<(string Limit, Func<EmailMessage> Make)> BeyondLimits { get; }

    /// <summary>The mails that were taken, oldest first.</summary>
    Task<IReadOnlyList<ShownMail>> MailsAsync(SandboxedHost host, CancellationToken cancellationToken);

    /// <summary>Keeps the service from telling anything of mails by itself.</summary>
    Task SilenceAsync(SandboxedHost host, CancellationToken cancellationToken);

    /// <summary>Has the service tell what became of the last mail to a recipient, and waits for the host's answer.</summary>
    /// <returns>The HTTP status of the host's answer.</returns>
    Task<int> TellAsync(SandboxedHost host, string recipient, EmailDeliveryKind kind, bool permanent, CancellationToken cancellationToken);
}
