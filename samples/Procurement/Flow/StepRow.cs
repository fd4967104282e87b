namespace Procurement.Flow;

/// <summary>A row of the table at the end.</summary>
internal sealed record StepRow(string Step, string Service, StepResult Result, int Attempts, TimeSpan Time);
