using System.Globalization;

namespace Procur.Integrations;

/// <summary>A budget is nearly or wholly spent (<c>budget_alert</c>).</summary>
/// <param name="Budget">Its name.</param>
/// <param name="Spent">What is spent or bound.</param>
/// <param name="Limit">What there is; in the same currency.</param>
public sealed record BudgetAlertNotification(string Budget, Money Spent, Money Limit) : ChatNotification
{
    /// <inheritdoc />
    public override string Type => "budget_alert";

    /// <summary>For which time.</summary>
    public string? Period { get; init; }

    /// <summary>Whose it is.</summary>
    public ChatText? Owner { get; init; }

    /// <inheritdoc />
    protected override string Title => "Budget alert";

    /// <inheritdoc />
    protected override ChatText Text =>
        ChatText.Bold(Budget)
        + (
            Limit.Amount > 0
                ? string.Create(CultureInfo.InvariantCulture, $": {Spent.Amount / Limit.Amount:0%} of the budget is used.")
                : ": there is no budget left."
        );

    /// <inheritdoc />
    protected override IEnumerable<ChatField> Fields =>
        [
            .. Field("Spent", Write(Spent)),
            .. Field("Budget", Write(Limit)),
            .. Field("Left", Write(Limit - Spent)),
            .. Field("Period", Period),
            .. Field("Owner", Owner),
        ];
}
