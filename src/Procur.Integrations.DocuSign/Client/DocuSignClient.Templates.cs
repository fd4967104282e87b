using System.Text.Json.Nodes;
using Procur.Integrations.DocuSign.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.DocuSign;

public sealed partial class DocuSignClient
{
    /// <summary>POST templates, with the bytes of each document of it in its order, as base64 that is made while they are sent. Sent twice it makes two.</summary>
    /// <param name="template">The template; its documents hold no bytes.</param>
    /// <param name="documents">The documents, as many as the template names.</param>
    /// <param name="intent">The intent it belongs to.</param>
    /// <param name="further">Further fields of the template.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<DocuSignTemplateSummary>> CreateTemplateAsync(
        DocuSignTemplate template,
        IReadOnlyList<SignatureDocument> documents,
        WireIntent? intent = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(documents);
        var marked = template with { Documents = DocuSignUpload.Mark(template.Documents, documents.Count) };
        var json = WireBody.Json(marked, DocuSignJson.Default.DocuSignTemplate, further).Bytes;
        return ChangeAsync(
            DocuSignOperations.CreateTemplate,
            HttpMethod.Post,
            "templates",
            Repeat.NotIdempotent,
            DocuSignUpload.Json(json, documents),
            DocuSignJson.Default.DocuSignTemplateSummary,
            intent,
            cancellationToken,
            fingerprint: DocuSignUpload.Fingerprint(json, documents)
        );
    }

    /// <summary>GET templates/{id}, with its roles and documents.</summary>
    public Task<WireReply<DocuSignTemplate>> GetTemplateAsync(string templateId, CancellationToken cancellationToken = default) =>
        GetAsync(
            DocuSignOperations.GetTemplate,
            WirePath.Of("templates/{id}", templateId),
            DocuSignJson.Default.DocuSignTemplate,
            cancellationToken
        );

    /// <summary>GET templates: one page.</summary>
    public Task<WireReply<DocuSignTemplateList>> ListTemplatesAsync(WireForm query, CancellationToken cancellationToken = default) =>
        GetAsync(
            DocuSignOperations.ListTemplates,
            WirePath.WithQuery("templates", query),
            DocuSignJson.Default.DocuSignTemplateList,
            cancellationToken
        );

    /// <summary>PUT folders/recyclebin with the template's id, which is how a template is deleted (Folders: moveEnvelopes). That it was gone already is success.</summary>
    public Task<WireReply<DocuSignFolders>> DeleteTemplateAsync(string templateId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(templateId);
        return ChangeAsync(
            DocuSignOperations.DeleteTemplate,
            HttpMethod.Put,
            "folders/recyclebin",
            Repeat.Idempotent,
            WireBody.Json(new DocuSignFolderMove([templateId]), DocuSignJson.Default.DocuSignFolderMove),
            DocuSignJson.Default.DocuSignFolders,
            null,
            cancellationToken,
            missingIsDone: true
        );
    }
}
