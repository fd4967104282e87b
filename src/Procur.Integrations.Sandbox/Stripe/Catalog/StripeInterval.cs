namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>How often something is paid.</summary>
/// <param name="Unit">day, week, month or year.</param>
/// <param name="Count">How many of them.</param>
internal sealed record StripeInterval(string Unit, long Count)
{
    public static StripeInterval Read(StripeParameters given)
    {
        var unit = given.Choice("interval", "day", "month", "week", "year") ?? throw given.Lacking("interval");
        var count = given.Integer("interval_count") ?? 1;
        return count is >= 1 and <= 1095
            ? new StripeInterval(unit, count)
            : throw StripeProblem.Invalid("parameter_invalid_integer", given.Param("interval_count"), "Invalid positive integer");
    }

    /// <summary>The end of a period that starts then.</summary>
    public DateTimeOffset After(DateTimeOffset start) =>
        Unit switch
        {
            "day" => start.AddDays(Count),
            "week" => start.AddDays(7 * Count),
            "month" => start.AddMonths((int)Count),
            _ => start.AddYears((int)Count),
        };
}
