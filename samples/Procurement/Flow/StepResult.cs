namespace Procurement.Flow;

/// <summary>What a step says of itself.</summary>
internal sealed record StepResult(StepOutcome Outcome, string What, string? ServiceId)
{
    public static StepResult Done(string what, string? serviceId) => new(StepOutcome.Done, what, serviceId);

    public static StepResult NotDone(string what, string? serviceId = null) => new(StepOutcome.NotDone, what, serviceId);

    public static StepResult Unknown(string what, string? serviceId = null) => new(StepOutcome.Unknown, what, serviceId);
}
