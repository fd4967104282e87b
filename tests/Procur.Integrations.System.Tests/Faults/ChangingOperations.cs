using Procur.Integrations.AmazonS3;
using Procur.Integrations.DocuSign;
using Procur.Integrations.GoogleWorkspace;
using Procur.Integrations.Mpesa;
using Procur.Integrations.Sap;
using Procur.Integrations.Slack;
using Procur.Integrations.Stripe;

namespace Procur.Integrations.System.Tests.Faults;

/// <summary>The wire operations of each provider's client that change something, and those that no fault strikes, each with its reason.</summary>
internal static class ChangingOperations
{
    private static readonly string[] SlackReads =
    [
        "auth.test",
        "chat.getPermalink",
        "conversations.history",
        "conversations.info",
        "conversations.list",
        "conversations.members",
        "conversations.replies",
        "files.getUploadURLExternal",
        "reactions.get",
        "team.info",
        "users.info",
        "users.list",
        "users.lookupByEmail",
    ];

    private static readonly string[] DocuSignReads =
    [
        "userinfo.get",
        "envelopes.get",
        "envelopes.list",
        "recipients.list",
        "documents.list",
        "documents.get",
        "templates.get",
        "templates.list",
    ];

    private static readonly string[] GoogleReads =
    [
        GoogleAccountOperations.GetUserInfo,
        GoogleCalendarOperations.ListCalendars,
        GoogleCalendarOperations.ListEvents,
        GoogleCalendarOperations.GetEvent,
        GoogleCalendarOperations.QueryFreeBusy,
        GoogleDriveOperations.About,
        GoogleDriveOperations.GenerateIds,
        // A session that is begun is seen by nobody.
        GoogleDriveOperations.BeginCreate,
        GoogleDriveOperations.BeginUpdate,
        GoogleDriveOperations.AskUpload,
        GoogleDriveOperations.GetFile,
        GoogleDriveOperations.GetContent,
        GoogleDriveOperations.ListFiles,
        GoogleDriveOperations.ListPermissions,
    ];

    private static readonly string[] S3Reads = ["GetObject", "HeadObject", "ListObjectsV2", "Presign"];

    private static readonly string[] SapReads =
    [
        "csrf.fetch",
        "purchase_orders.get",
        "purchase_orders.list",
        "supplier_invoices.get",
        "supplier_invoices.list",
        "supplier_invoice_items.list",
        "material_document_items.list",
        "suppliers.get",
        "suppliers.list",
        "budget.read",
    ];

    public static IReadOnlyDictionary<string, IEnumerable<string>> ByIntegration { get; } =
        new Dictionary<string, IEnumerable<string>>
        {
            ["stripe"] = StripeOperations.All.Where(operation => operation.Method != HttpMethod.Get).Select(operation => operation.Name),
            ["slack"] = SlackOperations.All.Except(SlackReads),
            ["sendgrid"] = ["mail.send"],
            ["docusign"] = DocuSignOperations.All.Except(DocuSignReads),
            ["google-workspace"] = GoogleAccountOperations
                .All.Concat(GoogleCalendarOperations.All)
                .Concat(GoogleDriveOperations.All)
                .Except(GoogleReads),
            ["sap"] = SapOperations.All.Except(SapReads),
            ["s3"] = AmazonS3Operations.All.Except(S3Reads),
            ["mpesa"] = MpesaOperations.All.Select(operation => operation.Name).Except(["oauth.token", "stk.query"]),
        };

    public static IReadOnlyDictionary<string, string> NotStruck { get; } =
        new Dictionary<string, string>
        {
            [GoogleAccountOperations.Revoke] = "It ends the credential: asked again, there is nobody left who could ask.",
            ["auth.revoke"] = "It ends the credential: asked again, there is nobody left who could ask.",
            ["chat.scheduleMessage"] = "The stand-in posts nothing by the clock.",
            ["views.recipient"] = "It makes an address, and nothing of that stands in the ledger.",
            ["AbortMultipartUpload"] = "It follows where an upload has failed already, and takes back what nobody sees.",
            ["files.upload.bytes"] = "Nobody sees the bytes until the upload is completed.",
        };
}
