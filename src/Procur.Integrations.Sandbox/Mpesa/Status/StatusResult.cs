using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Mpesa.Express;
using Procur.Integrations.Sandbox.Mpesa.Wire;

namespace Procur.Integrations.Sandbox.Mpesa.Status;

/// <summary>The body of the callback of a transaction status query.</summary>
internal static class StatusResult
{
    public static JsonObject Found(StatusQuery query, string shortCode, StkPrompt prompt, string receipt, DateTimeOffset now)
    {
        var result = Head(query, 0, "The service request is processed successfully.");
        result["ResultParameters"] = new JsonObject
        {
            ["ResultParameter"] = new JsonArray(
                Parameter("DebitPartyName", prompt.Request.Phone + " - John Doe"),
                Parameter("CreditPartyName", shortCode + " - Sandbox"),
                Parameter("OriginatorConversationID", prompt.MerchantRequestId),
                Parameter("InitiatedTime", MpesaIds.Time(prompt.At)),
                Parameter("DebitAccountType", "MMF Account For Customer"),
                Parameter("DebitPartyCharges", ""),
                new JsonObject { ["Key"] = "TransactionReason" },
                Parameter("ReasonType", "Pay Bill Online"),
                Parameter("TransactionStatus", "Completed"),
                Parameter("FinalisedTime", MpesaIds.Time(prompt.EndedAt)),
                Parameter("Amount", prompt.Request.Amount),
                Parameter("ConversationID", MpesaIds.Conversation(now)),
                Parameter("ReceiptNo", receipt)
            ),
        };
        return Envelope(result, query);
    }

    public static JsonObject NotFound(StatusQuery query) =>
        Envelope(Head(query, 2032, "The transaction receipt number does not exist."), query);

    private static JsonObject Head(StatusQuery query, int code, string description) =>
        new()
        {
            ["ResultType"] = 0,
            ["ResultCode"] = code,
            ["ResultDesc"] = description,
            ["OriginatorConversationID"] = query.OriginatorConversationId,
            ["ConversationID"] = query.ConversationId,
            ["TransactionID"] = MpesaIds.NoReceipt(),
        };

    private static JsonObject Parameter(string key, JsonNode value) => new() { ["Key"] = key, ["Value"] = value };

    private static JsonObject Envelope(JsonObject result, StatusQuery query)
    {
        var occasion = new JsonObject { ["Key"] = "Occasion" };
        if (query.Occasion.Length > 0)
        {
            occasion["Value"] = query.Occasion;
        }

        result["ReferenceData"] = new JsonObject { ["ReferenceItem"] = occasion };
        return new JsonObject { ["Result"] = result };
    }
}
