namespace Procur.Integrations.SendGrid.Wire;

/// <summary>A template.</summary>
public sealed record SendGridTemplate
{
    /// <summary>Its id: <c>d-…</c> for a dynamic one.</summary>
    public string? Id { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary><c>dynamic</c> or <c>legacy</c>.</summary>
    public string? Generation { get; init; }

    /// <summary>Its versions; one is active.</summary>
    public IReadOnlyList<SendGridTemplateVersion> Versions { get; init; } = [];
}
