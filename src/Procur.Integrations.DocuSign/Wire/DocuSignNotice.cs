namespace Procur.Integrations.DocuSign.Wire;

/// <summary>A message of Connect's in its JSON form.</summary>
internal sealed record DocuSignNotice
{
    public string? Event { get; init; }

    public string? GeneratedDateTime { get; init; }

    public System.Text.Json.JsonElement ConfigurationId { get; init; }

    public DocuSignNoticeData? Data { get; init; }
}
