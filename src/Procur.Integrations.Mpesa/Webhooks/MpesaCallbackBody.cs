using System.Globalization;
using System.Text.Json;

namespace Procur.Integrations.Mpesa;

/// <summary>The body of an STK callback, read tolerantly: items by name, numbers that may be texts.</summary>
internal sealed record MpesaCallbackBody(string CheckoutRequestId, string ResultCode)
{
    public string? MerchantRequestId { get; private init; }

    public string? ResultDescription { get; private init; }

    public string? Receipt { get; private init; }

    public Money? Amount { get; private init; }

    public DateTimeOffset? PaidAt { get; private init; }

    /// <summary>Null where the body is of another shape.</summary>
    public static MpesaCallbackBody? Read(JsonElement root)
    {
        if (
            Child(Child(root, "Body"), "stkCallback") is not { } callback
            || Text(callback, "CheckoutRequestID") is not { Length: > 0 } checkout
            || Text(callback, "ResultCode") is not { Length: > 0 } code
        )
        {
            return null;
        }

        var items = Items(callback);
        return new(checkout, code)
        {
            MerchantRequestId = Text(callback, "MerchantRequestID"),
            ResultDescription = Text(callback, "ResultDesc"),
            Receipt = items.GetValueOrDefault("MpesaReceiptNumber"),
            Amount = decimal.TryParse(
                items.GetValueOrDefault("Amount"),
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture,
                out var amount
            )
                ? new Money(amount, MpesaOrder.Shilling)
                : null,
            PaidAt = EastAfricaTime.Read(items.GetValueOrDefault("TransactionDate")),
        };
    }

    private static Dictionary<string, string> Items(JsonElement callback)
    {
        var items = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Child(Child(callback, "CallbackMetadata"), "Item") is { ValueKind: JsonValueKind.Array } list)
        {
            foreach (var item in list.EnumerateArray())
            {
                // A balance comes without its value.
                if (Text(item, "Name") is { } name && Text(item, "Value") is { } value)
                {
                    items.TryAdd(name, value);
                }
            }
        }

        return items;
    }

    private static JsonElement? Child(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var child) ? child : null;

    private static string? Text(JsonElement parent, string name) =>
        Child(parent, name) switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => null,
        };
}
