namespace Procur.Integrations.DocuSign.Wire;

/// <summary>Who fills a template's role.</summary>
/// <param name="RoleName">The role.</param>
public sealed record DocuSignTemplateRole(string RoleName)
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The host's own id of one who signs within its pages.</summary>
    public string? ClientUserId { get; init; }

    /// <summary>His turn.</summary>
    public string? RoutingOrder { get; init; }

    /// <summary>Values for the template's tabs, by label.</summary>
    public DocuSignTabs? Tabs { get; init; }

    /// <summary>The role only: the rest is personal.</summary>
    public override string ToString() => $"DocuSignTemplateRole {RoleName}";
}
