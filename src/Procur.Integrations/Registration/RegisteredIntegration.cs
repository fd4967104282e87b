namespace Procur.Integrations;

/// <summary>A registered account.</summary>
/// <param name="Descriptor">The integration.</param>
/// <param name="Key">The key it is resolved by.</param>
public sealed record RegisteredIntegration(IntegrationDescriptor Descriptor, string Key)
{
    /// <summary>The capability interfaces it offers, by name.</summary>
    public required IReadOnlyList<string> Capabilities { get; init; }

    /// <summary>Whether every required setting is there.</summary>
    public required bool IsConfigured { get; init; }

    /// <summary>Whether calls are made.</summary>
    public required bool IsEnabled { get; init; }

    /// <summary>What is missing or wrong, each with its remedy.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>The circuit breaker: <c>closed</c>, <c>open</c>, <c>half-open</c> or <c>isolated</c>.</summary>
    public required string Circuit { get; init; }
}
