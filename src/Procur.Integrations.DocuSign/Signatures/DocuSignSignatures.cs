using Procur.Integrations.DocuSign.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.DocuSign;

internal sealed class DocuSignSignatures(DocuSignClient client) : ISignatureProvider
{
    private const string Everything = "recipients,custom_fields,documents";

    public async Task<Envelope> SendEnvelopeAsync(EnvelopeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var operation = request.TemplateId is null ? DocuSignOperations.UploadEnvelope : DocuSignOperations.CreateEnvelope;
        var snapshot = await client.Connection.UsableAsync(operation, cancellationToken).ConfigureAwait(false);
        var intent = WireIntent.Of(request, request.Reference);
        var create = intent.At(operation);
        var transactionId = DocuSignTransactionId.Of(create.KeyFor(client.Connection.Id, operation));
        var definition = DocuSignDefinitions.Of(request, transactionId, (DocuSignOptions)snapshot.Options);
        var created = await (
            request.TemplateId is null
                ? client.CreateEnvelopeAsync(definition, request.Documents, create, request.ProviderOptions, cancellationToken)
                : client.CreateEnvelopeAsync(definition, create, request.ProviderOptions, cancellationToken)
        ).ConfigureAwait(false);
        return await SendAsync(created, request, intent, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Envelope> GetEnvelopeAsync(string envelopeId, CancellationToken cancellationToken = default)
    {
        var reply = await client.GetEnvelopeAsync(envelopeId, Everything, cancellationToken).ConfigureAwait(false);
        return DocuSignModels.ToModel(reply.Value, reply.Raw);
    }

    public async Task VoidEnvelopeAsync(EnvelopeVoidRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Reason, nameof(request));
        try
        {
            await client
                .VoidEnvelopeAsync(request.EnvelopeId, request.Reason, WireIntent.Of(request), request.ProviderOptions, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (IntegrationException e) when (e.Kind == IntegrationErrorKind.Conflict)
        {
            // It refuses what is voided already, an earlier try of ours among it.
            if (await StatusAsync(request.EnvelopeId, cancellationToken).ConfigureAwait(false) != EnvelopeStatus.Voided)
            {
                throw;
            }
        }
    }

    public async Task<EnvelopeFile> DownloadDocumentsAsync(EnvelopeFileQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var document = query.Kind switch
        {
            EnvelopeFileKind.Combined => "combined",
            EnvelopeFileKind.Certificate => "certificate",
            EnvelopeFileKind.Single when !string.IsNullOrWhiteSpace(query.DocumentId) => query.DocumentId,
            _ => throw new ArgumentException("A single document is named by its DocumentId.", nameof(query)),
        };
        var download = await client.GetDocumentAsync(query.EnvelopeId, document, cancellationToken).ConfigureAwait(false);
        return new EnvelopeFile(download.Content, download.MediaType ?? "application/pdf", download.Length);
    }

    private async Task<Envelope> SendAsync(
        WireReply<DocuSignEnvelopeSummary> created,
        EnvelopeRequest request,
        WireIntent intent,
        CancellationToken cancellationToken
    )
    {
        var summary = created.Value;
        var raw = created.Raw;
        try
        {
            var sent = await client
                .SendEnvelopeAsync(summary.EnvelopeId, intent.At(DocuSignOperations.SendEnvelope), cancellationToken)
                .ConfigureAwait(false);
            raw = sent.Raw;
        }
        catch (IntegrationException e) when (e.Kind == IntegrationErrorKind.Conflict)
        {
            // It refuses what is sent already, by a try of ours whose answer was lost.
            if (await StatusAsync(summary.EnvelopeId, cancellationToken).ConfigureAwait(false) == EnvelopeStatus.Draft)
            {
                throw;
            }
        }

        return new Envelope
        {
            Id = summary.EnvelopeId,
            Status = EnvelopeStatus.Sent,
            ProviderStatus = "sent",
            Subject = request.Subject,
            Reference = request.Reference,
            Metadata = request.Metadata,
            CreatedAt = DocuSignText.Moment(summary.StatusDateTime),
            Raw = raw,
        };
    }

    private async Task<EnvelopeStatus> StatusAsync(string envelopeId, CancellationToken cancellationToken)
    {
        var reply = await client.GetEnvelopeAsync(envelopeId, null, cancellationToken).ConfigureAwait(false);
        return DocuSignStatuses.OfEnvelope(reply.Value.Status);
    }
}
