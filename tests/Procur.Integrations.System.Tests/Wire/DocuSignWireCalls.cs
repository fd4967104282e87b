using System.Collections.Frozen;
using System.Text;
using System.Text.Json.Nodes;
using Procur.Integrations.Connections;
using Procur.Integrations.DocuSign;
using Procur.Integrations.DocuSign.Wire;
using Procur.Integrations.TestKit;
using Procur.Integrations.Wire;

namespace Procur.Integrations.System.Tests.Wire;

/// <summary>Every wire operation of DocuSign's client, run as a host runs it where a capability does, and by the client itself where none does.</summary>
internal static class DocuSignWireCalls
{
    private const string EnvelopeId = "a9f0c0de-0000-4000-8000-000000000001";
    private const string TemplateId = "a9f0c0de-0000-4000-8000-000000000002";

    private static readonly SignatureDocument Contract = new("contract.pdf", FileContent.FromBytes(SamplePdf.Of("Contract 17")));

    private static readonly EnvelopeSigner Signer = new("supplier@procur.example", "Sifa Supplier")
    {
        Role = "Supplier",
        EmbeddedId = "user-17",
        Fields = new Dictionary<string, string> { ["amount"] = "100" },
        Tabs =
        [
            new(SignatureTabKind.Signature, SignatureTabPlace.At("/sign1/", 10, -5)),
            new(SignatureTabKind.Initials, SignatureTabPlace.OnPage(1, 1, 10, 20)),
            new(SignatureTabKind.DateSigned, SignatureTabPlace.OnPage(1, 1, 10, 30)),
            new(SignatureTabKind.FullName, SignatureTabPlace.OnPage(1, 1, 10, 40)),
            new(SignatureTabKind.Text, SignatureTabPlace.OnPage(1, 1, 10, 50)) { Label = "title", Value = "Director" },
            new(SignatureTabKind.Checkbox, SignatureTabPlace.OnPage(1, 1, 10, 60)) { Label = "agreed", Value = "true" },
        ],
    };

    private static readonly EnvelopeRequest Request = new()
    {
        Subject = "Contract 17",
        Message = "Please sign",
        BrandId = "a9f0c0de-0000-4000-8000-000000000003",
        ExpiresAfterDays = 30,
        Reference = "PO-1001",
        Metadata = new Dictionary<string, string> { ["department"] = "IT" },
        Signers = [Signer],
        Copies = [new EnvelopeCopy("records@procur.example", "Records") { Role = "Records" }],
    };

    /// <summary>
    /// Operations that DocuSign's document does not hold: the multipart form of making an envelope, whose JSON part is checked as the body of
    /// <c>envelopes.create</c>, and folders, which are how a template is deleted.
    /// </summary>
    public static FrozenSet<string> NotInTheDocument { get; } =
        new[] { "envelopes.create_multipart", "templates.delete" }.ToFrozenSet(StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, Func<Connection, CancellationToken, Task>> All { get; } =
        new Dictionary<string, Func<Connection, CancellationToken, Task>>
        {
            ["userinfo.get"] = (c, t) => Client(c).GetUserInfoAsync(t),
            ["envelopes.create"] = async (c, t) =>
            {
                await c.Get<ISignatureProvider>().SendEnvelopeAsync(Request with { TemplateId = TemplateId }, t);
                await SendAsync(c, await FirstPartAsync(c, t), t);
            },
            ["envelopes.send"] = (c, t) => Client(c).SendEnvelopeAsync(EnvelopeId, null, t),
            ["envelopes.void"] = (c, t) =>
                c.Get<ISignatureProvider>().VoidEnvelopeAsync(new() { EnvelopeId = EnvelopeId, Reason = "Another offer" }, t),
            ["envelopes.get"] = (c, t) => c.Get<ISignatureProvider>().GetEnvelopeAsync(EnvelopeId, t),
            ["envelopes.list"] = async (c, t) =>
            {
                await Client(c).ListEnvelopesAsync(new WireForm().Add("transaction_ids", EnvelopeId), t);
                var query = new WireForm().Add("from_date", "2026-01-01T00:00:00Z").Add("custom_field", "procur_id=1").Add("count", 100);
                await Client(c).ListEnvelopesAsync(query, t);
            },
            ["recipients.list"] = (c, t) => Client(c).ListRecipientsAsync(EnvelopeId, t),
            ["documents.list"] = (c, t) => Client(c).ListDocumentsAsync(EnvelopeId, t),
            ["documents.get"] = async (c, t) =>
            {
                foreach (var kind in Enum.GetValues<EnvelopeFileKind>())
                {
                    var query = new EnvelopeFileQuery(EnvelopeId) { Kind = kind, DocumentId = "1" };
                    await using var file = await c.Get<ISignatureProvider>().DownloadDocumentsAsync(query, t);
                    await file.Content.CopyToAsync(Stream.Null, t);
                }
            },
            // By the client: what the mock answers is no address.
            ["views.recipient"] = (c, t) =>
                Client(c)
                    .CreateRecipientViewAsync(
                        EnvelopeId,
                        new DocuSignViewRequest("https://host.example/back", Signer.Email, Signer.Name, "user-17"),
                        null,
                        t
                    ),
            ["templates.create"] = (c, t) =>
                c.Get<ISignatureTemplates>()
                    .CreateTemplateAsync(
                        new()
                        {
                            Name = "Supplier contract",
                            Description = "For suppliers",
                            Subject = "Sign",
                            Message = "Please sign",
                            Documents = [Contract, Contract],
                            Roles = [new("Supplier") { Tabs = Signer.Tabs }, new("Records") { Kind = RecipientKind.Copy, Order = 2 }],
                        },
                        t
                    ),
            ["templates.get"] = (c, t) => c.Get<ISignatureTemplates>().GetTemplateAsync(TemplateId, t),
            ["templates.list"] = (c, t) => c.Get<ISignatureTemplates>().ListTemplatesAsync(new() { Search = "contract", From = "50" }, t),
        };

    private static DocuSignClient Client(Connection connection) => connection.Get<DocuSignClient>();

    /// <summary>The JSON part of what is sent for an envelope of documents, with the bytes of the document put into it.</summary>
    private static async Task<JsonObject> FirstPartAsync(Connection connection, CancellationToken cancellationToken)
    {
        var given = (DocuSignOptions)(await connection.CurrentAsync(cancellationToken)).Options;
        await using var standIn = StandIn.Start(
            Reply.Json("""{"access_token":"t","token_type":"Bearer","expires_in":3600}"""),
            Reply.Json($$"""{"envelopeId":"{{EnvelopeId}}","status":"created"}""", 201)
        );
        var options = new DocuSignOptions
        {
            IntegrationKey = given.IntegrationKey,
            UserId = given.UserId,
            PrivateKey = given.PrivateKey,
            AccountId = given.AccountId,
            AuthEndpoint = standIn.Endpoint,
            Endpoint = standIn.Endpoint,
            WebhookUrl = new Uri("https://host.example/api/webhooks/docusign"),
        };
        using var probe = DocuSignIntegration.CreateConnection(options);
        await probe.Get<ISignatureProvider>().SendEnvelopeAsync(Request with { Documents = [Contract] }, cancellationToken);
        var sent = standIn.Received.First(request => request.Path.EndsWith("/envelopes", StringComparison.Ordinal)).Text;
        var start = sent.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        var json = JsonNode.Parse(sent[start..sent.IndexOf("\r\n--", start, StringComparison.Ordinal)])!.AsObject();
        json["documents"]![0]!["documentBase64"] = Convert.ToBase64String(SamplePdf.Of("Contract 17"));
        return json;
    }

    private static async Task SendAsync(Connection connection, JsonObject body, CancellationToken cancellationToken)
    {
        var options = (DocuSignOptions)(await connection.CurrentAsync(cancellationToken)).Options;
        var call = new WireCall("envelopes.create", HttpMethod.Post, "envelopes", Repeat.NotIdempotent)
        {
            BaseAddress = new Uri(options.Endpoint!, $"restapi/v2.1/accounts/{options.AccountId}/"),
            Body = WireBody.FromBytes(Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json"),
        };
        await connection.SendAsync(call, cancellationToken);
    }
}
