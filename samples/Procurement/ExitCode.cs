using Procurement.Flow;

namespace Procurement;

/// <summary>What the program ends with.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int NotDone = 1;
    public const int BadInput = 2;
    public const int Unknown = 3;

    public static int Of(IReadOnlyList<StepRow> rows) =>
        rows.Any(row => row.Result.Outcome == StepOutcome.Unknown) ? Unknown
        : rows.Any(row => row.Result.Outcome == StepOutcome.NotDone) ? NotDone
        : Done;
}
