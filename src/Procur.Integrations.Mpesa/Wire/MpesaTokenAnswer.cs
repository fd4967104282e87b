using System.Text.Json.Serialization;

namespace Procur.Integrations.Mpesa;

/// <summary>The answer of the token call.</summary>
internal sealed record MpesaTokenAnswer
{
    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    /// <summary>Seconds; a string by the documentation, a number elsewhere.</summary>
    [JsonPropertyName("expires_in")]
    [JsonConverter(typeof(MpesaText))]
    public string? ExpiresIn { get; init; }

    public override string ToString() => nameof(MpesaTokenAnswer);
}
