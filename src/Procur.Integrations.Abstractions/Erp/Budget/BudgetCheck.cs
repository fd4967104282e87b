namespace Procur.Integrations;

/// <summary>What is known of a budget.</summary>
public sealed record BudgetCheck
{
    private BudgetCheck(BudgetVerdict verdict, string reason)
    {
        Verdict = verdict;
        Reason = reason;
    }

    /// <summary>Whether the amount is covered.</summary>
    public BudgetVerdict Verdict { get; }

    /// <summary>Why it is so: for people to read.</summary>
    public string Reason { get; }

    /// <summary>What was budgeted; null where nobody can tell.</summary>
    public Money? Available { get; private init; }

    /// <summary>What is bound by open orders and requests, and what was spent; null where nobody can tell.</summary>
    public Money? Committed { get; private init; }

    /// <summary>What is left of it; below zero where it was overdrawn. Null where nobody can tell.</summary>
    public Money? Remaining { get; private init; }

    /// <summary>Whether it was computed from what is to hand and may leave something out, such as open commitments. Such figures can refuse, but never say yes.</summary>
    public bool IsApproximate { get; private init; }

    /// <summary>The service's own answer.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;

    /// <summary>Nobody can tell.</summary>
    /// <param name="reason">Why, and what to do about it.</param>
    public static BudgetCheck Unknown(string reason) => new(BudgetVerdict.Unknown, reason);

    /// <summary>Decides by figures of one currency.</summary>
    /// <param name="amount">What is to be spent.</param>
    /// <param name="available">What was budgeted.</param>
    /// <param name="committed">What is bound or spent.</param>
    /// <param name="isApproximate">Whether something may be left out of them; then the verdict is never <see cref="BudgetVerdict.Available"/>.</param>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static BudgetCheck Of(Money amount, Money available, Money committed, bool isApproximate = false)
    {
        var remaining = available - committed;
        var verdict =
            amount > remaining ? BudgetVerdict.Exceeded
            : isApproximate ? BudgetVerdict.Unknown
            : BudgetVerdict.Available;
        var reason = verdict switch
        {
            BudgetVerdict.Exceeded => $"{remaining} is left, {amount} is asked for",
            BudgetVerdict.Available => $"{remaining} is left",
            _ => $"{remaining} seems to be left, but not everything that is bound could be counted",
        };
        return new(verdict, reason)
        {
            Available = available,
            Committed = committed,
            Remaining = remaining,
            IsApproximate = isApproximate,
        };
    }
}
