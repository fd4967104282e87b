namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>What a test found just now.</summary>
internal sealed record ConnectionTested(bool Succeeded, string Message)
{
    public string? Kind { get; init; }

    public IReadOnlyList<string> MissingScopes { get; init; } = [];

    public ConnectedAccount? Account { get; init; }

    public static ConnectionTested Of(ConnectionTestResult result) =>
        new(result.Succeeded, result.Message)
        {
            Kind = result.Kind is { } kind ? AdministrationWords.Of(kind) : null,
            MissingScopes = result.MissingScopes,
            Account = result.Account,
        };
}
