namespace Procur.Integrations.Mpesa;

/// <summary>What a result code of an STK push means.</summary>
/// <param name="Status">Where the payment stands once the code is believed.</param>
/// <param name="Reason">Why it was not paid; null where it was, or where that is open.</param>
internal sealed record MpesaResult(PaymentStatus Status, DeclineReason? Reason)
{
    /// <summary>Whether the service says that another push may be tried.</summary>
    public bool? MayRetry { get; init; }

    /// <summary>Whether nothing further will come of the push; without it a query's word stays open.</summary>
    public bool IsFinal { get; init; } = true;
}
