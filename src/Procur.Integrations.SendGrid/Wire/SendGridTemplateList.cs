using System.Text.Json.Serialization;

namespace Procur.Integrations.SendGrid.Wire;

/// <summary>A page of templates.</summary>
public sealed record SendGridTemplateList
{
    /// <summary>The templates.</summary>
    public IReadOnlyList<SendGridTemplate> Result { get; init; } = [];

    /// <summary>Where the page stands.</summary>
    [JsonPropertyName("_metadata")]
    public SendGridPageMetadata? Metadata { get; init; }
}
