namespace Procur.Integrations.DocuSign.Wire;

/// <summary>When an envelope runs out.</summary>
/// <param name="Expirations">The rule.</param>
public sealed record DocuSignNotification(DocuSignExpirations Expirations)
{
    /// <summary>Whether the account's own rules are used.</summary>
    public string UseAccountDefaults { get; init; } = "false";
}
