namespace Procur.Integrations.Wire;

/// <summary>A header of one request.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
public readonly record struct WireHeader(string Name, string Value);
