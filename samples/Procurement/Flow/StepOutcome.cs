namespace Procurement.Flow;

/// <summary>How a step ended.</summary>
internal enum StepOutcome
{
    Done,
    NotDone,
    Unknown,
}
