using System.Text.Json;
using System.Text.Json.Nodes;
using Procur.Integrations.Email;
using Procur.Integrations.SendGrid.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.SendGrid;

/// <summary>Bulk mail: a personalization a recipient, a thousand a call.</summary>
internal sealed class SendGridBulkEmail(SendGridClient client) : IBulkEmail
{
    // Address and our names among the custom arguments, in JSON.
    private const long BytesBesideVariables = 2048;

    // What JSON makes of one character at most: six bytes.
    private const long BytesOfACharacter = 6;
    private const long Slack = 64 * 1024;

    public async Task<BulkEmailReceipt> SendBulkAsync(BulkEmail email, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(email);
        Check(email);
        var snapshot = await client.Connection.UsableAsync(SendGridOperations.SendMail, cancellationToken).ConfigureAwait(false);
        var options = (SendGridOptions)snapshot.Options;
        var mail = Compose(email, options);
        var entries = EntriesOf(email);
        var files = await EmailFile
            .MeasureAsync(email.Attachments, SendGridDelivery.FileBytes, email.OperationKey is not null, cancellationToken)
            .ConfigureAwait(false);
        // What each call repeats is measured as it is written: a text may be several times as long in JSON.
        var budget =
            SendGridLimits.MailBytes
            - Slack
            - files.Sum(file => (file.Length + 2) / 3 * 4)
            - JsonSerializer.SerializeToUtf8Bytes(mail, SendGridJson.Default.SendGridMail).Length
            - LengthOf(email.ProviderOptions);
        var chunks = ChunksOf(entries, budget);
        var suppressed = await EmailRecipients
            .SuppressedAsync(
                client.Connection,
                email.Category,
                [.. entries.Select(entry => entry.Recipient.Address.Address)],
                cancellationToken
            )
            .ConfigureAwait(false);
        var run = new SendGridBulkRun(client, email, mail, files, suppressed);
        return await run.SendAsync(entries, chunks, options.SandboxMode, cancellationToken).ConfigureAwait(false);
    }

    private static void Check(BulkEmail email)
    {
        ArgumentNullException.ThrowIfNull(email.Recipients);
        EmailContent.Check(email.Attachments);
        if (email.Attachments.Any(attachment => !attachment.Content.CanOpenAgain))
        {
            throw new ArgumentException(
                "Files of a bulk mail are read for each call, and one stands in a stream that can be read once only. Give a factory (FileContent.FromFactory) "
                    + "or a stream that can seek.",
                nameof(email)
            );
        }

        if (email.Recipients.Count == 0)
        {
            throw new ArgumentException("The mail is for nobody: 'Recipients' names no address.", nameof(email));
        }

        if (email.Template is null)
        {
            EmailContent.Check(email.Subject, email.Text, email.Html);
            if (email.Recipients.Any(recipient => recipient.Variables is not null))
            {
                throw new ArgumentException(
                    "Recipients have values of their own and there is no template to put them into.",
                    nameof(email)
                );
            }
        }
        else if (email.Subject is not null || email.Text is not null || email.Html is not null)
        {
            throw new ArgumentException("A template brings its own subject and text; give the one or the other.", nameof(email));
        }
    }

    private SendGridMail Compose(BulkEmail email, SendGridOptions options)
    {
        var shell = SendGridComposer.Shell(client.Connection, email, options);
        return email.Template is { } template
            ? shell with
            {
                TemplateId = EmailTemplateIds.Find(client.Connection, SendGridOperations.SendMail, template, options.Templates),
            }
            : shell with
            {
                Subject = email.Subject,
                Content = SendGridComposer.Content(email.Text, email.Html),
            };
    }

    private static List<SendGridBulkEntry> EntriesOf(BulkEmail email)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<SendGridBulkEntry>(email.Recipients.Count);
        var metadata = LengthOf(new JsonObject(email.Metadata.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))));
        foreach (var recipient in email.Recipients)
        {
            ArgumentNullException.ThrowIfNull(recipient);
            var same = EmailRecipients.Same(recipient.Address.Address);
            if (!seen.Add(same))
            {
                continue;
            }

            var variables = email.Template is { } template ? EmailTemplateIds.VariablesOf(template, recipient.Variables) : null;
            var bytes =
                BytesBesideVariables
                + metadata
                + LengthOf(variables)
                + (BytesOfACharacter * ((recipient.Address.Name?.Length ?? 0) + (recipient.Reference ?? email.Reference ?? "").Length));
            entries.Add(new SendGridBulkEntry(recipient, same, variables, bytes));
        }

        return entries;
    }

    // By number and by size, and by nothing that may be otherwise when a named intent is asked for again.
    private static List<ArraySegment<SendGridBulkEntry>> ChunksOf(List<SendGridBulkEntry> entries, long budget)
    {
        var all = entries.ToArray();
        var chunks = new List<ArraySegment<SendGridBulkEntry>>();
        var start = 0;
        long bytes = 0;
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i].Bytes > budget)
            {
                throw new ArgumentException(
                    $"The mail to one recipient is larger than the {SendGridLimits.MailBytes} bytes that SendGrid takes. Nothing was sent."
                );
            }

            if (i - start == SendGridLimits.Personalizations || bytes + all[i].Bytes > budget)
            {
                chunks.Add(new(all, start, i - start));
                (start, bytes) = (i, 0);
            }

            bytes += all[i].Bytes;
        }

        chunks.Add(new(all, start, all.Length - start));
        return chunks;
    }

    // In JSON as it is written here everything beyond ASCII is escaped, so characters are bytes.
    private static long LengthOf(JsonObject? json) => json?.ToJsonString().Length ?? 0;
}
