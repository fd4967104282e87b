namespace Procur.Integrations.Wire;

/// <summary>A published limit of a service.</summary>
/// <param name="Calls">How many calls.</param>
/// <param name="Per">In which time.</param>
public sealed record RateLimit(int Calls, TimeSpan Per)
{
    /// <summary>How many may go at once after a rest; <see cref="Calls"/> where it is not said.</summary>
    public int? Burst { get; init; }
}
