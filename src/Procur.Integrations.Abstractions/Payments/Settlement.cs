namespace Procur.Integrations;

/// <summary>Money that moved under a payment: a charge, a capture, a receipt. A refund names it.</summary>
/// <param name="Id">The service's id (Stripe <c>ch_…</c>, an M-Pesa receipt).</param>
/// <param name="Amount">What was taken.</param>
public sealed record Settlement(string Id, Money Amount)
{
    /// <summary>What of it has been given back.</summary>
    public Money? Refunded { get; init; }

    /// <summary>When it was taken (UTC).</summary>
    public DateTimeOffset? At { get; init; }
}
