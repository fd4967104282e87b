using System.Text.Json.Nodes;
using Procur.Integrations.DocuSign.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.DocuSign;

public sealed partial class DocuSignClient
{
    /// <summary>
    /// POST envelopes, with documents as base64 or a template. Sent twice it makes two: give a <c>transactionId</c>, by which
    /// <see cref="ListEnvelopesAsync"/> finds it for seven days, and make it a draft (<c>created</c>), which mails nobody.
    /// </summary>
    public Task<WireReply<DocuSignEnvelopeSummary>> CreateEnvelopeAsync(
        DocuSignEnvelopeDefinition definition,
        WireIntent? intent = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(definition);
        return ChangeAsync(
            DocuSignOperations.CreateEnvelope,
            HttpMethod.Post,
            PathOf(definition),
            Repeat.NotIdempotent,
            WireBody.Json(definition, DocuSignJson.Default.DocuSignEnvelopeDefinition, further),
            DocuSignJson.Default.DocuSignEnvelopeSummary,
            intent,
            cancellationToken
        );
    }

    /// <summary>
    /// POST envelopes as <c>multipart/form-data</c>: the definition, then the bytes of each document of it in its order, read as they are sent. As
    /// <see cref="CreateEnvelopeAsync(DocuSignEnvelopeDefinition, WireIntent?, JsonObject?, CancellationToken)"/> else.
    /// </summary>
    /// <param name="definition">The definition; its documents hold no bytes.</param>
    /// <param name="documents">The documents, as many as the definition names.</param>
    /// <param name="intent">The intent it belongs to.</param>
    /// <param name="further">Further fields of the definition.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<DocuSignEnvelopeSummary>> CreateEnvelopeAsync(
        DocuSignEnvelopeDefinition definition,
        IReadOnlyList<SignatureDocument> documents,
        WireIntent? intent = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(documents);
        var json = WireBody.Json(definition, DocuSignJson.Default.DocuSignEnvelopeDefinition, further).Bytes;
        return ChangeAsync(
            DocuSignOperations.UploadEnvelope,
            HttpMethod.Post,
            PathOf(definition),
            Repeat.NotIdempotent,
            DocuSignUpload.Multipart(json, documents),
            DocuSignJson.Default.DocuSignEnvelopeSummary,
            intent,
            cancellationToken,
            fingerprint: DocuSignUpload.Fingerprint(json, documents)
        );
    }

    /// <summary>PUT envelopes/{id} to <c>sent</c>: sends a draft. Twice is once: one that was sent is refused and mails nobody again.</summary>
    public Task<WireReply<DocuSignEnvelopeUpdate>> SendEnvelopeAsync(
        string envelopeId,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) =>
        ChangeAsync(
            DocuSignOperations.SendEnvelope,
            HttpMethod.Put,
            WirePath.Of("envelopes/{id}", envelopeId),
            Repeat.Idempotent,
            WireBody.Json(new DocuSignEnvelopeChange("sent"), DocuSignJson.Default.DocuSignEnvelopeChange),
            DocuSignJson.Default.DocuSignEnvelopeUpdate,
            intent,
            cancellationToken
        );

    /// <summary>PUT envelopes/{id} to <c>voided</c>. Twice is once: one that was voided is refused and stays so.</summary>
    public Task<WireReply<DocuSignEnvelopeUpdate>> VoidEnvelopeAsync(
        string envelopeId,
        string reason,
        WireIntent? intent = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    ) =>
        ChangeAsync(
            DocuSignOperations.VoidEnvelope,
            HttpMethod.Put,
            WirePath.Of("envelopes/{id}", envelopeId),
            Repeat.Idempotent,
            WireBody.Json(
                new DocuSignEnvelopeChange("voided") { VoidedReason = reason },
                DocuSignJson.Default.DocuSignEnvelopeChange,
                further
            ),
            DocuSignJson.Default.DocuSignEnvelopeUpdate,
            intent,
            cancellationToken
        );

    /// <summary>GET envelopes/{id}. DocuSign asks for at most one a quarter of an hour for each envelope.</summary>
    /// <param name="envelopeId">The envelope.</param>
    /// <param name="include">What to tell beyond the envelope itself, parted by commas: <c>recipients,custom_fields,documents</c>.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<DocuSignEnvelope>> GetEnvelopeAsync(
        string envelopeId,
        string? include = null,
        CancellationToken cancellationToken = default
    ) =>
        GetAsync(
            DocuSignOperations.GetEnvelope,
            WirePath.WithQuery(WirePath.Of("envelopes/{id}", envelopeId), new WireForm().Add("include", include)),
            DocuSignJson.Default.DocuSignEnvelope,
            cancellationToken
        );

    /// <summary>GET envelopes: by <c>transaction_ids</c>, <c>envelope_ids</c>, or from a date on. Without a status, drafts are not among them.</summary>
    public Task<WireReply<DocuSignEnvelopeList>> ListEnvelopesAsync(WireForm query, CancellationToken cancellationToken = default) =>
        GetAsync(
            DocuSignOperations.ListEnvelopes,
            WirePath.WithQuery("envelopes", query),
            DocuSignJson.Default.DocuSignEnvelopeList,
            cancellationToken
        );

    /// <summary>GET envelopes/{id}/recipients.</summary>
    public Task<WireReply<DocuSignRecipients>> ListRecipientsAsync(string envelopeId, CancellationToken cancellationToken = default) =>
        GetAsync(
            DocuSignOperations.ListRecipients,
            WirePath.Of("envelopes/{id}/recipients", envelopeId),
            DocuSignJson.Default.DocuSignRecipients,
            cancellationToken
        );

    /// <summary>GET envelopes/{id}/documents: what there is to download.</summary>
    public Task<WireReply<DocuSignDocumentList>> ListDocumentsAsync(string envelopeId, CancellationToken cancellationToken = default) =>
        GetAsync(
            DocuSignOperations.ListDocuments,
            WirePath.Of("envelopes/{id}/documents", envelopeId),
            DocuSignJson.Default.DocuSignDocumentList,
            cancellationToken
        );

    /// <summary>GET envelopes/{id}/documents/{document}, as it comes.</summary>
    /// <param name="envelopeId">The envelope.</param>
    /// <param name="documentId">A document's id, <c>combined</c>, <c>certificate</c> or <c>archive</c>.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The answer, to be disposed of.</returns>
    public async Task<WireDownload> GetDocumentAsync(string envelopeId, string documentId, CancellationToken cancellationToken = default)
    {
        var path = WirePath.Of("envelopes/{id}/documents/{document}", envelopeId, documentId);
        var address = await RootAsync(DocuSignOperations.GetDocument, cancellationToken).ConfigureAwait(false);
        var call = new WireCall(DocuSignOperations.GetDocument, HttpMethod.Get, path, Repeat.Idempotent)
        {
            BaseAddress = address,
            RateLimitPartition = DocuSignLimits.Account,
            ExpectsJson = false,
            // Without it some failures come as XML.
            Headers = [new WireHeader("Accept", "application/pdf, application/zip;q=0.9, application/json;q=0.8")],
        };
        return await Connection.DownloadAsync(call, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>POST envelopes/{id}/views/recipient: an address for one visit of an embedded signer. Each call makes a new one and changes nothing.</summary>
    public Task<WireReply<DocuSignView>> CreateRecipientViewAsync(
        string envelopeId,
        DocuSignViewRequest view,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(view);
        return ChangeAsync(
            DocuSignOperations.CreateRecipientView,
            HttpMethod.Post,
            WirePath.Of("envelopes/{id}/views/recipient", envelopeId),
            Repeat.Idempotent,
            WireBody.Json(view, DocuSignJson.Default.DocuSignViewRequest, further),
            DocuSignJson.Default.DocuSignView,
            null,
            cancellationToken
        );
    }

    // Without it a draft from a template has each role twice: empty, and filled.
    private static string PathOf(DocuSignEnvelopeDefinition definition) =>
        definition.TemplateId is null ? "envelopes" : "envelopes?merge_roles_on_draft=true";
}
