namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>The secrets that are to take the place of the current ones.</summary>
internal sealed record NextCredentialEntry
{
    public Dictionary<string, string?>? Secrets { get; init; }
}
