namespace WebhookHost.Business;

/// <summary>What is to be entered about an account: what a person copies from a service's console.</summary>
internal sealed record AccountOpened(
    string Environment,
    IReadOnlyDictionary<string, string?> Settings,
    IReadOnlyDictionary<string, string?> Secrets
);
