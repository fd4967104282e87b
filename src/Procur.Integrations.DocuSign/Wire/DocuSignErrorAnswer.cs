using System.Text.Json.Serialization;

namespace Procur.Integrations.DocuSign.Wire;

/// <summary>A failed answer, of the API or of the account server.</summary>
internal sealed record DocuSignErrorAnswer
{
    public string? ErrorCode { get; init; }

    public string? Message { get; init; }

    public DocuSignErrorDetails? ErrorDetails { get; init; }

    public string? Error { get; init; }

    [JsonPropertyName("error_description")]
    public string? ErrorDescription { get; init; }
}
