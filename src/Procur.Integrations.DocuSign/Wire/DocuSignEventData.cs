namespace Procur.Integrations.DocuSign.Wire;

/// <summary>The form of Connect's messages.</summary>
/// <param name="Version"><c>restv2.1</c> for JSON.</param>
/// <param name="IncludeData">What they hold beyond the envelope itself.</param>
public sealed record DocuSignEventData(string Version, IReadOnlyList<string> IncludeData)
{
    /// <summary>The format.</summary>
    public string Format { get; init; } = "json";
}
