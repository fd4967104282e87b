namespace Procur.Integrations.DocuSign.Wire;

/// <summary>After how long an envelope runs out.</summary>
/// <param name="ExpireAfter">In days, as text.</param>
public sealed record DocuSignExpirations(string ExpireAfter)
{
    /// <summary>Whether it runs out.</summary>
    public string ExpireEnabled { get; init; } = "true";
}
