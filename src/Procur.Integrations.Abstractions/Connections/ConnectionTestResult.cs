namespace Procur.Integrations;

/// <summary>What a connection test found.</summary>
/// <param name="Succeeded">Whether the service accepted the credential.</param>
/// <param name="Message">What was found and what to do next.</param>
public sealed record ConnectionTestResult(bool Succeeded, string Message)
{
    /// <summary>Permissions the credential lacks for what the package offers.</summary>
    public IReadOnlyList<string> MissingScopes { get; init; } = [];

    /// <summary>The account behind the credential.</summary>
    public ConnectedAccount? Account { get; init; }

    /// <summary>The failure, where there was one.</summary>
    public IntegrationErrorKind? Kind { get; init; }
}
