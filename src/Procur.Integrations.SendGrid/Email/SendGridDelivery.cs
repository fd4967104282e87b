using System.Text.Json;
using Procur.Integrations.Email;
using Procur.Integrations.SendGrid.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.SendGrid;

/// <summary>Sends one mail whose recipients see each other.</summary>
internal static class SendGridDelivery
{
    // In base64 a file grows by a third.
    public const long FileBytes = SendGridLimits.MailBytes / 4 * 3;

    public static async Task<EmailReceipt> SendAsync(
        SendGridClient client,
        EmailRequest request,
        IReadOnlyList<EmailAddress> to,
        IReadOnlyList<EmailAddress> cc,
        IReadOnlyList<EmailAddress> bcc,
        Func<SendGridMail, SendGridPersonalization, SendGridOptions, SendGridMail> write,
        CancellationToken cancellationToken
    )
    {
        EmailContent.Check(request.Attachments);
        var snapshot = await client.Connection.UsableAsync(SendGridOperations.SendMail, cancellationToken).ConfigureAwait(false);
        var options = (SendGridOptions)snapshot.Options;
        var intent = WireIntent.Of(request, request.Reference);
        var shell = SendGridComposer.Shell(client.Connection, request, options);
        var arguments = SendGridComposer.CustomArguments(client.Connection, request, intent, request.Reference);
        var recipients = await EmailRecipients
            .OfAsync(client.Connection, request.Category, to, cc, bcc, cancellationToken)
            .ConfigureAwait(false);
        if (recipients.All.Count > SendGridLimits.Recipients)
        {
            throw new ArgumentException(
                $"The mail has {recipients.All.Count} recipients; SendGrid takes {SendGridLimits.Recipients}. Bulk mail takes any number. Nothing was sent."
            );
        }

        var mail = write(shell, SendGridComposer.Personalization(recipients.Sendable, arguments), options);
        if (recipients.Sendable.Count == 0)
        {
            return new EmailReceipt
            {
                Recipients = recipients.Receipts(static _ => throw new InvalidOperationException("Nobody was sent to.")),
            };
        }

        var named = request.OperationKey is not null;
        var files = await EmailFile.MeasureAsync(request.Attachments, FileBytes, named, cancellationToken).ConfigureAwait(false);
        var fingerprint = named
            ? Fingerprint(write(shell, SendGridComposer.Personalization(recipients.All, arguments), options), files)
            : null;
        var reply = await client
            .SendMailAsync(mail, files, intent, request.ProviderOptions, fingerprint, null, cancellationToken)
            .ConfigureAwait(false);
        var messageId = reply.Header(SendGridClient.MessageIdHeader);
        return new EmailReceipt
        {
            Recipients = recipients.Receipts(address => new(address, EmailRecipientStatus.Accepted) { MessageId = messageId }),
            MessageId = messageId,
            IsSimulated = options.SandboxMode,
            Raw = reply.Raw,
        };
    }

    /// <summary>What makes an intent with a name the same: the mail to all whom it was meant for, for by the next time somebody may be held back.</summary>
    public static string Fingerprint(SendGridMail toAll, IReadOnlyList<EmailFile> files) =>
        SendGridClient.Fingerprint(JsonSerializer.SerializeToUtf8Bytes(toAll, SendGridJson.Default.SendGridMail), files);
}
