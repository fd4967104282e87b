namespace Procur.Integrations.DocuSign;

/// <summary>The wire operations of <see cref="DocuSignClient"/>, as they stand in spans, metrics, audit records and errors.</summary>
public static class DocuSignOperations
{
    internal const string GetUserInfo = "userinfo.get";
    internal const string CreateEnvelope = "envelopes.create";
    internal const string UploadEnvelope = "envelopes.create_multipart";
    internal const string SendEnvelope = "envelopes.send";
    internal const string VoidEnvelope = "envelopes.void";
    internal const string GetEnvelope = "envelopes.get";
    internal const string ListEnvelopes = "envelopes.list";
    internal const string ListRecipients = "recipients.list";
    internal const string ListDocuments = "documents.list";
    internal const string GetDocument = "documents.get";
    internal const string CreateRecipientView = "views.recipient";
    internal const string CreateTemplate = "templates.create";
    internal const string GetTemplate = "templates.get";
    internal const string ListTemplates = "templates.list";
    internal const string DeleteTemplate = "templates.delete";

    /// <summary>Every one of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        GetUserInfo,
        CreateEnvelope,
        UploadEnvelope,
        SendEnvelope,
        VoidEnvelope,
        GetEnvelope,
        ListEnvelopes,
        ListRecipients,
        ListDocuments,
        GetDocument,
        CreateRecipientView,
        CreateTemplate,
        GetTemplate,
        ListTemplates,
        DeleteTemplate,
    ];
}
