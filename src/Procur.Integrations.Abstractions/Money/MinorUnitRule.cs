namespace Procur.Integrations;

/// <summary>How a service writes one currency as an integer.</summary>
/// <param name="Digits">Decimals of the service's minor unit, 0 to 4.</param>
/// <param name="MultipleOf">The integer must be divisible by this: 10 where the last digit must be 0.</param>
public readonly record struct MinorUnitRule(int Digits, int MultipleOf = 1);
