namespace Procur.Integrations;

/// <summary>What there is to know about an integration without calling it.</summary>
/// <param name="Key">The key, lower-case: <c>stripe</c>.</param>
/// <param name="Name">The service's name in prose: <c>M-Pesa</c>.</param>
public sealed record IntegrationDescriptor(string Key, string Name)
{
    /// <summary>The configuration section under <c>Integrations:</c>, such as <c>Stripe</c>.</summary>
    public required string Section { get; init; }

    /// <summary>Every setting.</summary>
    public IReadOnlyList<IntegrationSetting> Settings { get; init; } = [];

    /// <summary>The service's own documentation.</summary>
    public Uri? Documentation { get; init; }

    /// <summary>The service's console, where credentials are made.</summary>
    public Uri? Console { get; init; }
}
