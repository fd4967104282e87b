using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Mpesa.Wire;

namespace Procur.Integrations.Sandbox.Mpesa.Express;

/// <summary>The body of the callback of a prompt.</summary>
internal static class StkCallback
{
    /// <summary>Of one that was paid. Amount, time and phone are numbers; the balance is never told.</summary>
    public static JsonObject Paid(
        string merchantRequestId,
        string checkoutRequestId,
        decimal amount,
        string receipt,
        DateTimeOffset at,
        string phone
    )
    {
        var callback = Head(merchantRequestId, checkoutRequestId, PromptOutcome.Paid);
        callback["CallbackMetadata"] = new JsonObject
        {
            ["Item"] = new JsonArray(
                // Adding 0.00 makes the number read 1.00, as the service's does.
                Item("Amount", amount + 0.00m),
                Item("MpesaReceiptNumber", receipt),
                new JsonObject { ["Name"] = "Balance" },
                Item("TransactionDate", MpesaIds.Time(at)),
                Item("PhoneNumber", long.Parse(phone, CultureInfo.InvariantCulture))
            ),
        };
        return Envelope(callback);
    }

    /// <summary>Of one that was not paid: it has no metadata at all.</summary>
    public static JsonObject NotPaid(string merchantRequestId, string checkoutRequestId, PromptOutcome outcome) =>
        Envelope(Head(merchantRequestId, checkoutRequestId, outcome));

    private static JsonObject Head(string merchantRequestId, string checkoutRequestId, PromptOutcome outcome) =>
        new()
        {
            ["MerchantRequestID"] = merchantRequestId,
            ["CheckoutRequestID"] = checkoutRequestId,
            ["ResultCode"] = outcome.Code,
            ["ResultDesc"] = outcome.Description,
        };

    private static JsonObject Item(string name, JsonNode value) => new() { ["Name"] = name, ["Value"] = value };

    private static JsonObject Envelope(JsonObject callback) => new() { ["Body"] = new JsonObject { ["stkCallback"] = callback } };
}
