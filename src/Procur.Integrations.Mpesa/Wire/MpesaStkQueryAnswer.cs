using System.Text.Json.Serialization;

namespace Procur.Integrations.Mpesa;

/// <summary>How a push ended, or that it has not ended yet.</summary>
public sealed record MpesaStkQueryAnswer
{
    /// <summary>Of the query itself, not of the payment.</summary>
    [JsonPropertyName("ResponseCode")]
    [JsonConverter(typeof(MpesaText))]
    public string? ResponseCode { get; init; }

    /// <summary>The push.</summary>
    [JsonPropertyName("CheckoutRequestID")]
    public string? CheckoutRequestId { get; init; }

    /// <summary>The gateway's id of the push.</summary>
    [JsonPropertyName("MerchantRequestID")]
    public string? MerchantRequestId { get; init; }

    /// <summary>How it ended: <c>0</c> for paid. Null while it is being processed.</summary>
    [JsonPropertyName("ResultCode")]
    [JsonConverter(typeof(MpesaText))]
    public string? ResultCode { get; init; }

    /// <summary>The service's words. Never matched on: they are misspelt here and there, and change.</summary>
    [JsonPropertyName("ResultDesc")]
    public string? ResultDescription { get; init; }

    /// <summary>The service's code for "still being processed", which comes with HTTP 500.</summary>
    [JsonPropertyName("errorCode")]
    public string? ErrorCode { get; init; }

    /// <summary>The codes only: an id may end in a phone number.</summary>
    public override string ToString() => $"MpesaStkQueryAnswer {ResultCode ?? ErrorCode}";
}
