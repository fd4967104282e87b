using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.DocuSign.Wire;

namespace Procur.Integrations.Sandbox.DocuSign.Model;

/// <summary>An envelope.</summary>
internal sealed class DocuSignEnvelope(string id, DateTimeOffset created)
{
    public string Id { get; } = id;

    public DateTimeOffset CreatedAt { get; } = created;

    public string Status { get; set; } = "created";

    public string? TransactionId { get; init; }

    public string Subject { get; init; } = "";

    public string? Blurb { get; init; }

    public IReadOnlyList<DocuSignDocument> Documents { get; init; } = [];

    public List<DocuSignRecipient> Recipients { get; init; } = [];

    /// <summary>The text custom fields.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];

    /// <summary>Who else is told of it.</summary>
    public JsonObject? EventNotification { get; init; }

    public DateTimeOffset ChangedAt { get; set; } = created;

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    public DateTimeOffset? DeclinedAt { get; set; }

    public DateTimeOffset? VoidedAt { get; set; }

    public string? VoidedReason { get; set; }

    public bool IsUnderWay => Status is "sent" or "delivered";

    /// <summary>The caller's own reference: a text custom field of that name, else the transaction's id.</summary>
    public string? Reference =>
        Fields.FirstOrDefault(x => x.Key.EndsWith("reference", StringComparison.OrdinalIgnoreCase)).Value ?? TransactionId;

    public JsonObject Describe(Func<string, bool> includes)
    {
        var json = new JsonObject
        {
            ["status"] = Status,
            ["documentsUri"] = $"/envelopes/{Id}/documents",
            ["recipientsUri"] = $"/envelopes/{Id}/recipients",
            ["emailSubject"] = Subject,
            ["envelopeId"] = Id,
            ["signingLocation"] = "online",
            ["enableWetSign"] = "true",
            ["allowMarkup"] = "false",
            ["allowReassign"] = "true",
            ["createdDateTime"] = DocuSignJson.Moment(CreatedAt),
            ["lastModifiedDateTime"] = DocuSignJson.Moment(ChangedAt),
            ["statusChangedDateTime"] = DocuSignJson.Moment(ChangedAt),
        };
        DocuSignJson.Put(json, "transactionId", TransactionId);
        DocuSignJson.Put(json, "emailBlurb", Blurb);
        DocuSignJson.Put(json, "sentDateTime", SentAt);
        DocuSignJson.Put(json, "deliveredDateTime", DeliveredAt);
        DocuSignJson.Put(json, "completedDateTime", CompletedAt);
        DocuSignJson.Put(json, "declinedDateTime", DeclinedAt);
        DocuSignJson.Put(json, "voidedDateTime", VoidedAt);
        DocuSignJson.Put(json, "voidedReason", VoidedReason);
        if (includes("recipients"))
        {
            json["recipients"] = DescribeRecipients();
        }

        if (includes("custom_fields"))
        {
            json["customFields"] = new JsonObject
            {
                ["textCustomFields"] = DocuSignJson.Array(
                    Fields.Select(
                        (x, i) =>
                            new JsonObject
                            {
                                ["fieldId"] = DocuSignJson.Number(i + 1),
                                ["name"] = x.Key,
                                ["value"] = x.Value,
                                ["show"] = "false",
                                ["required"] = "false",
                            }
                    )
                ),
                ["listCustomFields"] = new JsonArray(),
            };
        }

        if (includes("documents"))
        {
            json["envelopeDocuments"] = DescribeDocuments();
        }

        return json;
    }

    public JsonObject DescribeRecipients() =>
        new()
        {
            ["signers"] = DocuSignJson.Array(Recipients.Where(x => x.IsSigner).Select(x => x.Describe())),
            ["carbonCopies"] = DocuSignJson.Array(Recipients.Where(x => !x.IsSigner).Select(x => x.Describe())),
            ["agents"] = new JsonArray(),
            ["recipientCount"] = DocuSignJson.Number(Recipients.Count),
            ["currentRoutingOrder"] = DocuSignJson.Number(Recipients.Where(x => !x.IsDone).Select(x => x.Order).DefaultIfEmpty(1).Min()),
        };

    public JsonArray DescribeDocuments() =>
        DocuSignJson.Array(
            Documents.Select((x, i) => Document(x.Id, x.Name, "content", i + 1)).Append(Document("certificate", "Summary", "summary", 999))
        );

    private JsonObject Document(string id, string name, string type, int order) =>
        new()
        {
            ["documentId"] = id,
            ["name"] = name,
            ["type"] = type,
            ["uri"] = $"/envelopes/{Id}/documents/{id}",
            ["order"] = DocuSignJson.Number(order),
            ["display"] = "inline",
            ["includeInDownload"] = "true",
        };
}
