using System.Globalization;
using Procur.Integrations.Email;
using Procur.Integrations.SendGrid.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.SendGrid;

/// <summary>One sending of a bulk mail: chunk after chunk, until one fails.</summary>
internal sealed class SendGridBulkRun(
    SendGridClient client,
    BulkEmail email,
    SendGridMail mail,
    IReadOnlyList<EmailFile> files,
    HashSet<string> suppressed
)
{
    private readonly Dictionary<string, EmailRecipientReceipt> receipts = new(StringComparer.Ordinal);
    private readonly WireIntent intent = WireIntent.Of(email, email.Reference);
    private bool anyAccepted;

    public async Task<BulkEmailReceipt> SendAsync(
        IReadOnlyList<SendGridBulkEntry> all,
        List<ArraySegment<SendGridBulkEntry>> chunks,
        bool isSimulated,
        CancellationToken cancellationToken
    )
    {
        IntegrationException? error = null;
        for (var i = 0; i < chunks.Count && error is null; i++)
        {
            try
            {
                await SendAsync(chunks[i], intent.At($"chunk/{(i + 1).ToString(CultureInfo.InvariantCulture)}"), cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (IntegrationException e) when (anyAccepted)
            {
                error = e;
                var status = e.OutcomeUnknown ? EmailRecipientStatus.Unknown : EmailRecipientStatus.NotSent;
                Tell(chunks[i], entry => new(entry.Recipient.Address, status));
            }
            catch (OperationCanceledException e) when (anyAccepted)
            {
                // Of this chunk nothing may have been sent, of the mail as a whole something has.
                throw new IntegrationCanceledException(
                    client.Connection.Descriptor.Key,
                    SendGridOperations.SendMail,
                    outcomeUnknown: true,
                    cancellationToken,
                    e
                );
            }
        }

        Tell(all, entry => new(entry.Recipient.Address, EmailRecipientStatus.NotSent));
        return new BulkEmailReceipt
        {
            Recipients = [.. all.Select(entry => receipts[entry.Same])],
            Error = error,
            IsSimulated = isSimulated,
        };
    }

    private async Task SendAsync(ArraySegment<SendGridBulkEntry> chunk, WireIntent step, CancellationToken cancellationToken)
    {
        Tell(chunk.Where(entry => suppressed.Contains(entry.Same)), entry => EmailRecipients.Refused(entry.Recipient.Address));
        var left = chunk.Where(entry => !receipts.ContainsKey(entry.Same)).ToList();
        var fingerprint = email.OperationKey is null ? null : SendGridDelivery.Fingerprint(MailTo(chunk, step), files);
        while (left.Count > 0)
        {
            IReadOnlyList<SendGridRefusedPersonalization> refused = [];
            try
            {
                var reply = await client
                    .SendMailAsync(
                        MailTo(left, step),
                        files,
                        step,
                        email.ProviderOptions,
                        fingerprint,
                        answer =>
                        {
                            refused = SendGridErrors.PersonalizationsIn(answer, left.Count);
                            return SendGridErrors.Read(answer);
                        },
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                anyAccepted = true;
                var messageId = reply.Header(SendGridClient.MessageIdHeader);
                Tell(left, entry => new(entry.Recipient.Address, EmailRecipientStatus.Accepted) { MessageId = messageId });
                return;
            }
            catch (IntegrationException e) when (refused.Count > 0 && !e.OutcomeUnknown)
            {
                // SendGrid refuses the call for what is wrong with a few: the others are sent without them.
                left = Without(left, refused);
            }
        }
    }

    private List<SendGridBulkEntry> Without(List<SendGridBulkEntry> left, IReadOnlyList<SendGridRefusedPersonalization> refused)
    {
        foreach (var one in refused)
        {
            var entry = left[one.Number];
            receipts[entry.Same] = new(entry.Recipient.Address, EmailRecipientStatus.Refused)
            {
                Refusal = one.IsAddress ? EmailRefusal.InvalidAddress : EmailRefusal.Rejected,
                Detail = one.Message,
            };
        }

        return [.. left.Where(entry => !receipts.ContainsKey(entry.Same))];
    }

    private SendGridMail MailTo(IEnumerable<SendGridBulkEntry> entries, WireIntent step) =>
        mail with
        {
            Personalizations =
            [
                .. entries.Select(entry =>
                    SendGridComposer.Personalization(
                        [new EmailRecipient(entry.Recipient.Address, EmailRole.To)],
                        SendGridComposer.CustomArguments(client.Connection, email, step, entry.Recipient.Reference ?? email.Reference)
                    ) with
                    {
                        DynamicTemplateData = entry.Variables,
                    }
                ),
            ],
        };

    private void Tell(IEnumerable<SendGridBulkEntry> entries, Func<SendGridBulkEntry, EmailRecipientReceipt> receipt)
    {
        foreach (var entry in entries)
        {
            receipts.TryAdd(entry.Same, receipt(entry));
        }
    }
}
