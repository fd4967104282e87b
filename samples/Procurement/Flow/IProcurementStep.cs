namespace Procurement.Flow;

/// <summary>One step of the flow. A further one is a further class in the list.</summary>
internal interface IProcurementStep
{
    string Name { get; }

    string Service(ProcurementContext context);

    Task<StepResult> RunAsync(ProcurementContext context, CancellationToken cancellationToken);
}
