using System.Text.Json.Serialization;

namespace Procur.Integrations.Mpesa;

/// <summary>The body of an STK query, under Daraja's own names.</summary>
internal sealed record MpesaStkQueryBody(
    [property: JsonPropertyName("BusinessShortCode")] string ShortCode,
    [property: JsonPropertyName("Password")] string Password,
    [property: JsonPropertyName("Timestamp")] string Timestamp,
    [property: JsonPropertyName("CheckoutRequestID")] string CheckoutRequestId
);
