using System.Globalization;
using Procur.Integrations.Sandbox;
using Procurement.Flow;
using Spectre.Console;

namespace Procurement.Report;

/// <summary>The table at the end, and what the sandbox's ledger says really happened.</summary>
internal static class ReportWriter
{
    public static void Write(IAnsiConsole console, IReadOnlyList<StepRow> rows)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in new[] { "Step", "Service", "What happened", "Its id", "Attempts", "Time" })
        {
            table.AddColumn(column);
        }

        foreach (var row in rows)
        {
            var colour = row.Result.Outcome switch
            {
                StepOutcome.Done => "green",
                StepOutcome.Unknown => "yellow",
                _ => "red",
            };
            table.AddRow(
                Markup.Escape(row.Step),
                row.Service,
                $"[{colour}]{Markup.Escape(row.Result.What)}[/]",
                Markup.Escape(row.Result.ServiceId ?? "–"),
                row.Attempts.ToString(CultureInfo.InvariantCulture),
                $"{row.Time.TotalMilliseconds:F0} ms"
            );
        }

        console.Write(table);
    }

    public static void WriteLedger(IAnsiConsole console, IReadOnlyList<SandboxEffect> effects)
    {
        console.WriteLine("What the services really did:");
        foreach (var group in effects.GroupBy(effect => (effect.Integration, effect.Kind)))
        {
            var money = group.Where(effect => effect.Amount is not null).Select(effect => $"{effect.Amount} {effect.Currency}").ToList();
            var sums = money.Count > 0 ? $" ({string.Join(", ", money)})" : "";
            console.WriteLine($"  {group.Key.Integration}: {group.Count()} × {group.Key.Kind}{sums}");
        }
    }
}
