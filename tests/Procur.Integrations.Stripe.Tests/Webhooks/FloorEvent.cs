using System.Text.Json.Serialization;

namespace Procur.Integrations.Stripe.Tests;

/// <summary>What a host would write for itself with the same fields: the measure of what reading an event may cost.</summary>
internal sealed class FloorEvent
{
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("api_version")]
    public string? ApiVersion { get; set; }

    [JsonPropertyName("created")]
    public long Created { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("data")]
    public FloorData? Data { get; set; }

    internal sealed class FloorData
    {
        [JsonPropertyName("object")]
        public FloorIntent? Object { get; set; }
    }

    internal sealed class FloorIntent
    {
        public string? Id { get; set; }

        public string? Status { get; set; }

        public long? Amount { get; set; }

        public long? AmountReceived { get; set; }

        public string? Currency { get; set; }

        public long Created { get; set; }

        public string? Customer { get; set; }

        public string? ClientSecret { get; set; }

        public string? LatestCharge { get; set; }

        public string? CancellationReason { get; set; }

        public Dictionary<string, string>? Metadata { get; set; }
    }
}
