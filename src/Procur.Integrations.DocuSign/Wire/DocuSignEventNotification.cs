namespace Procur.Integrations.DocuSign.Wire;

/// <summary>Asks Connect to tell of one envelope.</summary>
/// <param name="Url">Where.</param>
/// <param name="Events">Of what: <c>envelope-completed</c> and so on.</param>
public sealed record DocuSignEventNotification(string Url, IReadOnlyList<string> Events)
{
    /// <summary>In which form.</summary>
    public DocuSignEventData EventData { get; init; } = new("restv2.1", ["recipients", "custom_fields"]);

    /// <summary>One message an event.</summary>
    public string DeliveryMode { get; init; } = "SIM";

    /// <summary>Whether it is signed with the account's Connect keys.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("includeHMAC")]
    public string IncludeHmac { get; init; } = "true";

    /// <summary>Whether a message that was not taken is sent again; without it, it is lost.</summary>
    public string RequireAcknowledgment { get; init; } = "true";

    /// <summary>Whether deliveries stand in the account's Connect log.</summary>
    public string LoggingEnabled { get; init; } = "true";
}
