using System.Text.Json.Serialization;

namespace Procur.Integrations.Mpesa;

/// <summary>The acknowledgement of an STK push: accepted, not paid.</summary>
public sealed record MpesaStkPushAnswer
{
    /// <summary>Names the push and its callback. Newer ones end in the payer's number: personal data.</summary>
    [JsonPropertyName("CheckoutRequestID")]
    public required string CheckoutRequestId { get; init; }

    /// <summary>The gateway's id of the request.</summary>
    [JsonPropertyName("MerchantRequestID")]
    public string? MerchantRequestId { get; init; }

    /// <summary><c>0</c> for accepted; anything else has been refused and never comes here.</summary>
    [JsonPropertyName("ResponseCode")]
    [JsonConverter(typeof(MpesaText))]
    public string? ResponseCode { get; init; }

    /// <summary>The service's words.</summary>
    [JsonPropertyName("ResponseDescription")]
    public string? ResponseDescription { get; init; }

    /// <summary>The service's words for the payer.</summary>
    [JsonPropertyName("CustomerMessage")]
    public string? CustomerMessage { get; init; }

    /// <summary>The response code only: an id may end in a phone number.</summary>
    public override string ToString() => $"MpesaStkPushAnswer {ResponseCode}";
}
