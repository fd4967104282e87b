using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations;
using Procurement.Hosting;

namespace Procurement.Flow;

/// <summary>Runs the steps in order and stops at the first that did not end well.</summary>
internal sealed class ProcurementFlow(IReadOnlyList<IProcurementStep> steps)
{
    public async Task<IReadOnlyList<StepRow>> RunAsync(ProcurementContext context, CancellationToken cancellationToken)
    {
        var rows = new List<StepRow>();
        foreach (var step in steps)
        {
            context.Say($"{step.Name} …");
            var row = await RunAsync(step, context, cancellationToken);
            context.Say($"{step.Name}: {row.Result.What}");
            rows.Add(row);
            if (row.Result.Outcome != StepOutcome.Done)
            {
                break;
            }
        }

        return rows;
    }

    private static async Task<StepRow> RunAsync(IProcurementStep step, ProcurementContext context, CancellationToken cancellationToken)
    {
        var trail = context.Services.GetRequiredService<AuditTrail>();
        var before = trail.Records.Count;
        var clock = Stopwatch.StartNew();
        StepResult result;
        try
        {
            result = await step.RunAsync(context, cancellationToken);
        }
        catch (IntegrationException e)
        {
            result = e.OutcomeUnknown ? StepResult.Unknown(e.Message) : StepResult.NotDone(e.Message);
        }

        var attempts = trail.Records.Skip(before).Sum(record => record.Attempts);
        return new StepRow(step.Name, step.Service(context), result, attempts, clock.Elapsed);
    }
}
