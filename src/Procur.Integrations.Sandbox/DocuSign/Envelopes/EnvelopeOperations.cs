using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.DocuSign.Model;
using Procur.Integrations.Sandbox.DocuSign.Pdf;
using Procur.Integrations.Sandbox.DocuSign.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.DocuSign.Envelopes;

/// <summary>Envelopes: make, list, read, send, void, recipients, documents, and addresses for embedded signers.</summary>
internal sealed class EnvelopeOperations(DocuSignProgress progress)
{
    private const int MostListed = 1000;

    private static readonly TimeSpan VisitLife = TimeSpan.FromMinutes(5);

    /// <summary>Method, path behind the account's, operation.</summary>
    public IEnumerable<(string Method, string Path, DocuSignOperation Operation)> All =>
        [
            ("POST", "/envelopes", new("envelopes.create", Mutates: true, Create)),
            ("GET", "/envelopes", new("envelopes.list", Mutates: false, List)),
            ("GET", "/envelopes/{}", new("envelopes.get", Mutates: false, Get)),
            ("PUT", "/envelopes/{}", new("envelopes.update", Mutates: true, Update)),
            (
                "GET",
                "/envelopes/{}/recipients",
                new("recipients.list", Mutates: false, call => Json(200, Envelope(call).DescribeRecipients()))
            ),
            ("GET", "/envelopes/{}/documents", new("documents.list", Mutates: false, Documents)),
            ("GET", "/envelopes/{}/documents/{}", new("documents.get", Mutates: false, Document)),
            ("POST", "/envelopes/{}/views/recipient", new("views.recipient", Mutates: true, View)),
        ];

    public static StandInReply Json(int status, JsonObject json) =>
        StandInReply.Text(status, json.ToJsonString(), "application/json; charset=utf-8");

    private static DocuSignEnvelope Envelope(DocuSignCall call) =>
        call.Account.FindEnvelope(call.Values[0]) ?? throw DocuSignRefusalException.NoEnvelope();

    private StandInReply Create(DocuSignCall call)
    {
        var status = DocuSignJson.At(call.Body, "status") ?? "created";
        if (status is not ("created" or "sent"))
        {
            throw DocuSignRefusalException.Parameter("The status of a new envelope is created or sent.");
        }

        var envelope = EnvelopeReader.Read(call);
        progress.Make(call.Account, envelope);
        if (status == "sent")
        {
            try
            {
                progress.Send(call.Account, envelope);
            }
            catch (DocuSignRefusalException)
            {
                call.Account.Envelopes.Remove(envelope);
                throw;
            }
        }

        return Json(
            201,
            new JsonObject
            {
                ["envelopeId"] = envelope.Id,
                ["uri"] = $"/envelopes/{envelope.Id}",
                ["statusDateTime"] = DocuSignJson.Moment(envelope.ChangedAt),
                ["status"] = envelope.Status,
            }
        );
    }

    private static StandInReply List(DocuSignCall call)
    {
        if (call.Query["transaction_ids"] is { } transactions)
        {
            var wanted = transactions.Split(',');
            return Json(
                200,
                new JsonObject
                {
                    ["envelopeTransactionStatuses"] = DocuSignJson.Array(
                        call.Account.Envelopes.Where(x => x.TransactionId is { } id && wanted.Contains(id))
                            .Select(x => new JsonObject
                            {
                                ["transactionId"] = x.TransactionId,
                                ["envelopeId"] = x.Id,
                                ["status"] = x.Status,
                            })
                    ),
                }
            );
        }

        var found = Matching(call).ToArray();
        var count = Math.Clamp(Number(call.Query["count"]) ?? MostListed, 1, MostListed);
        var from = Number(call.Query["start_position"]) ?? 0;
        var include = (call.Query["include"] ?? "").Split(',');
        var page = found.Skip(from).Take(count).ToArray();
        return Json(
            200,
            new JsonObject
            {
                ["resultSetSize"] = DocuSignJson.Number(page.Length),
                ["startPosition"] = DocuSignJson.Number(from),
                ["endPosition"] = DocuSignJson.Number(Math.Max(from + page.Length - 1, 0)),
                ["totalSetSize"] = DocuSignJson.Number(found.Length),
                ["envelopes"] = DocuSignJson.Array(page.Select(x => x.Describe(include.Contains))),
            }
        );
    }

    private static IEnumerable<DocuSignEnvelope> Matching(DocuSignCall call)
    {
        if (call.Query["envelope_ids"] is { } ids)
        {
            var wanted = ids.Split(',');
            return call.Account.Envelopes.Where(x => wanted.Contains(x.Id));
        }

        if (!DateTimeOffset.TryParse(call.Query["from_date"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since))
        {
            throw DocuSignRefusalException.Parameter(
                "Query parameter 'from_date' must be set to a valid DateTime, or 'envelope_ids' or 'transaction_ids' must be specified."
            );
        }

        var field = call.Query["custom_field"]?.Split('=', 2);
        var status = call.Query["status"]?.Split(',');
        return call.Account.Envelopes.Where(x =>
            x.ChangedAt >= since
            && (status is null ? x.Status != "created" : status.Contains(x.Status))
            && (field is not [var name, var value] || x.Fields.Contains(KeyValuePair.Create(name, value)))
        );
    }

    private static StandInReply Get(DocuSignCall call)
    {
        var include = (call.Query["include"] ?? "").Split(',');
        return Json(200, Envelope(call).Describe(include.Contains));
    }

    private StandInReply Update(DocuSignCall call)
    {
        var envelope = Envelope(call);
        switch (DocuSignJson.At(call.Body, "status"))
        {
            case "sent":
                progress.Send(call.Account, envelope);
                break;
            case "voided" when DocuSignJson.At(call.Body, "voidedReason") is { Length: > 0 } reason:
                progress.Void(call.Account, envelope, reason);
                break;
            case "voided":
                throw DocuSignRefusalException.Parameter("A voidedReason is required.");
            default:
                throw DocuSignRefusalException.Body("The status is neither sent nor voided.");
        }

        return Json(200, new JsonObject { ["envelopeId"] = envelope.Id });
    }

    private static StandInReply Documents(DocuSignCall call)
    {
        var envelope = Envelope(call);
        return Json(200, new JsonObject { ["envelopeId"] = envelope.Id, ["envelopeDocuments"] = envelope.DescribeDocuments() });
    }

    private static StandInReply Document(DocuSignCall call)
    {
        var envelope = Envelope(call);
        var pdf = call.Values[1] switch
        {
            "combined" => EnvelopePdf.Combined(envelope),
            "certificate" => EnvelopePdf.Certificate(envelope),
            var id => envelope.Documents.FirstOrDefault(x => x.Id == id) is { } document
                ? EnvelopePdf.Document(envelope, document)
                : throw new DocuSignRefusalException(404, "DOCUMENT_DOES_NOT_EXIST", "The document specified was not found."),
        };
        return new StandInReply(200, pdf, "application/pdf").With("Content-Disposition", $"file; filename=\"{call.Values[1]}.pdf\"");
    }

    private static StandInReply View(DocuSignCall call)
    {
        var envelope = Envelope(call);
        if (!Uri.TryCreate(DocuSignJson.At(call.Body, "returnUrl"), UriKind.Absolute, out var back))
        {
            throw DocuSignRefusalException.Parameter("The returnUrl is not an address.");
        }

        if (!envelope.IsUnderWay)
        {
            throw new DocuSignRefusalException(
                400,
                "ENVELOPE_INVALID_STATUS",
                "Envelope status is not valid for this operation. It must be sent or delivered."
            );
        }

        var recipient =
            envelope.Recipients.Find(x =>
                x.IsSigner
                && x.ClientUserId is { Length: > 0 } own
                && own == DocuSignJson.At(call.Body, "clientUserId")
                && string.Equals(x.Email, DocuSignJson.At(call.Body, "email"), StringComparison.OrdinalIgnoreCase)
                && x.Name == DocuSignJson.At(call.Body, "userName")
            )
            ?? throw new DocuSignRefusalException(
                400,
                "UNKNOWN_ENVELOPE_RECIPIENT",
                "The recipient you have identified is not a valid recipient of the specified envelope."
            );
        if (recipient.SentAt is null)
        {
            throw new DocuSignRefusalException(
                400,
                "RECIPIENT_NOT_IN_SEQUENCE",
                "The token for an out of sequence recipient cannot be generated."
            );
        }

        var ticket = DocuSignIds.Text(48);
        call.Account.Visits[ticket] = new DocuSignVisit(envelope, recipient, back, call.Now + VisitLife);
        return Json(201, new JsonObject { ["url"] = new Uri(call.Root, DocuSignPages.Prefix + ticket).AbsoluteUri });
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
