using System.Text.Json.Serialization;

namespace Procur.Integrations.DocuSign.Wire;

/// <summary>A tab, of any kind. Positions are in pixels of 1/72 inch.</summary>
public sealed record DocuSignTab
{
    /// <summary>The label.</summary>
    public string? TabLabel { get; init; }

    /// <summary>The text it stands at.</summary>
    public string? AnchorString { get; init; }

    /// <summary>The unit of the offsets: <c>pixels</c>.</summary>
    public string? AnchorUnits { get; init; }

    /// <summary>To the right of the text.</summary>
    [JsonPropertyName("anchorXOffset")]
    public string? AnchorXOffset { get; init; }

    /// <summary>Below the text.</summary>
    [JsonPropertyName("anchorYOffset")]
    public string? AnchorYOffset { get; init; }

    /// <summary>The document it stands in.</summary>
    public string? DocumentId { get; init; }

    /// <summary>The page it stands on.</summary>
    public string? PageNumber { get; init; }

    /// <summary>From the left edge.</summary>
    [JsonPropertyName("xPosition")]
    public string? XPosition { get; init; }

    /// <summary>From the top edge.</summary>
    [JsonPropertyName("yPosition")]
    public string? YPosition { get; init; }

    /// <summary>The text in it.</summary>
    public string? Value { get; init; }

    /// <summary>Whether a box is ticked.</summary>
    public string? Selected { get; init; }

    /// <summary>Whether it must be filled in.</summary>
    public string? Required { get; init; }

    /// <summary>The label only: the value is personal.</summary>
    public override string ToString() => $"DocuSignTab {TabLabel}";
}
