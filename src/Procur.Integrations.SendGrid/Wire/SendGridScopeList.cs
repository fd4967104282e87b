namespace Procur.Integrations.SendGrid.Wire;

/// <summary>What an API key may do.</summary>
public sealed record SendGridScopeList
{
    /// <summary>The scopes: <c>mail.send</c>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];
}
