using System.Text.Json;
using Procur.Integrations.Connections;
using Procur.Integrations.DocuSign.Wire;
using Procur.Integrations.Journal;
using Procur.Integrations.Wire;

namespace Procur.Integrations.DocuSign;

/// <summary>Finds an envelope whose answer was lost by its transaction id, and asks an envelope itself whether it was sent or voided.</summary>
internal sealed class DocuSignOutcomeResolver(DocuSignClient client) : IOutcomeResolver
{
    // DocuSign documents no bound for how late an envelope appears in searches ("seconds"). What is not there after this long will not come.
    private static readonly TimeSpan QuietPeriod = TimeSpan.FromMinutes(10);

    // It remembers a transaction id for seven days; a day less, for clocks.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(6);

    public bool CanResolve(string operation) =>
        operation
            is DocuSignOperations.CreateEnvelope
                or DocuSignOperations.UploadEnvelope
                or DocuSignOperations.SendEnvelope
                or DocuSignOperations.VoidEnvelope;

    public Task<OutcomeResolution> ResolveAsync(JournalEntry entry, Connection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Operation is DocuSignOperations.SendEnvelope or DocuSignOperations.VoidEnvelope
            ? AskEnvelopeAsync(entry, cancellationToken)
            : FindAsync(entry, cancellationToken);
    }

    private async Task<OutcomeResolution> FindAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        if (entry is not { IdempotencyKey: { } key, SentAt: { } sentAt })
        {
            return OutcomeResolution.StillUnknown;
        }

        var id = DocuSignTransactionId.Of(key);
        var found = (
            await client.ListEnvelopesAsync(new WireForm().Add("transaction_ids", id), cancellationToken).ConfigureAwait(false)
        ).Value;
        var summary = (found.EnvelopeTransactionStatuses ?? [])
            .Where(one => one.TransactionId is null || string.Equals(one.TransactionId, id, StringComparison.OrdinalIgnoreCase))
            .Where(one => !string.IsNullOrEmpty(one.EnvelopeId))
            .Select(one => new DocuSignEnvelopeSummary { EnvelopeId = one.EnvelopeId!, Status = one.Status })
            .Concat(
                (found.Envelopes ?? []).Select(one => new DocuSignEnvelopeSummary
                {
                    EnvelopeId = one.EnvelopeId,
                    Status = one.Status,
                    StatusDateTime = one.CreatedDateTime,
                })
            )
            .FirstOrDefault();
        if (summary is not null)
        {
            return OutcomeResolution.TookEffect(
                201,
                JsonSerializer.SerializeToUtf8Bytes(summary, DocuSignJson.Default.DocuSignEnvelopeSummary),
                "look-up"
            );
        }

        var age = client.Connection.Time.GetUtcNow() - sentAt;
        return age > QuietPeriod && age < Remembered
            ? OutcomeResolution.DidNotHappen("it was not found after DocuSign's quiet period")
            : OutcomeResolution.StillUnknown;
    }

    private async Task<OutcomeResolution> AskEnvelopeAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        // The last part of the path that it was sent to.
        if (entry.Target?.Split('/') is not [.., { Length: > 0 } envelopeId])
        {
            return OutcomeResolution.StillUnknown;
        }

        var envelope = (
            await client.GetEnvelopeAsync(Uri.UnescapeDataString(envelopeId), null, cancellationToken).ConfigureAwait(false)
        ).Value;
        var status = DocuSignStatuses.OfEnvelope(envelope.Status);
        var done =
            entry.Operation == DocuSignOperations.VoidEnvelope
                ? status == EnvelopeStatus.Voided
                : status is not (EnvelopeStatus.Draft or EnvelopeStatus.Unrecognized or EnvelopeStatus.Deleted);
        return done
            ? OutcomeResolution.TookEffect(
                200,
                JsonSerializer.SerializeToUtf8Bytes(
                    new DocuSignEnvelopeUpdate { EnvelopeId = envelope.EnvelopeId },
                    DocuSignJson.Default.DocuSignEnvelopeUpdate
                ),
                "look-up"
            )
            : OutcomeResolution.StillUnknown;
    }
}
