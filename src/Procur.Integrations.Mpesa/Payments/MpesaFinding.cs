namespace Procur.Integrations.Mpesa;

/// <summary>What a query's answer says of a push, as far as it may be believed.</summary>
/// <param name="Status">Where the payment stands.</param>
/// <param name="ResultCode">The service's code; null while the payer has not decided.</param>
internal sealed record MpesaFinding(PaymentStatus Status, string? ResultCode)
{
    /// <summary>How long a prompt lives on a phone, and how long a query's "failed" may still turn into "paid".</summary>
    public static readonly TimeSpan PromptLifetime = TimeSpan.FromSeconds(90);

    /// <summary>Why it was not paid.</summary>
    public PaymentDecline? Decline { get; private init; }

    /// <summary>Whether no later word will differ.</summary>
    public bool IsFinal { get; private init; }

    /// <summary>Reads an answer.</summary>
    /// <param name="checkoutRequestId">The push that was asked for.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="pushedAt">When the push was made; null where nobody knows.</param>
    /// <param name="now">The time.</param>
    public static MpesaFinding Of(string checkoutRequestId, MpesaStkQueryAnswer answer, DateTimeOffset? pushedAt, DateTimeOffset now)
    {
        if (answer.ResultCode is not { Length: > 0 } code)
        {
            return new(PaymentStatus.Pending, null);
        }

        if (answer.CheckoutRequestId is { } answered && answered != checkoutRequestId)
        {
            // Of another push: it says nothing of this one.
            return new(PaymentStatus.Processing, null);
        }

        var result = MpesaResults.Of(code);
        // What was paid stays paid; what failed early has been seen to be paid in the end.
        var isEarly = code != MpesaResults.Paid && pushedAt is { } since && now - since < PromptLifetime;
        return new(result.IsFinal && isEarly ? PaymentStatus.Processing : result.Status, code)
        {
            IsFinal = result.IsFinal && !isEarly,
            Decline = result.Reason is { } reason
                ? new PaymentDecline(reason, code, answer.ResultDescription) { MayRetry = result.MayRetry }
                : null,
        };
    }
}
