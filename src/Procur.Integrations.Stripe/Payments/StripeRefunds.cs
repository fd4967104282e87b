using Procur.Integrations.Wire;

namespace Procur.Integrations.Stripe;

/// <summary>Refunds of payments or of single charges.</summary>
internal sealed class StripeRefunds(StripeClient client) : IPaymentRefunds
{
    public async Task<Refund> RefundPaymentAsync(RefundRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var intent = WireIntent.Of(request, request.Reference);
        var amount = await client.AmountInCurrencyOfAsync(request.PaymentId, request.Amount, cancellationToken).ConfigureAwait(false);
        var form = new WireForm()
            .Add("payment_intent", request.SettlementId is null ? request.PaymentId : null)
            .Add("charge", request.SettlementId)
            .Add("amount", amount)
            .Add("reason", request.Reason)
            .AddMetadata(null, request.Reference, client.KeyOf(StripeOperations.CreateRefund, intent))
            .AddOptions(request.ProviderOptions);
        var reply = await client.CreateRefundAsync(form, intent, cancellationToken).ConfigureAwait(false);
        return Read(reply.Value, reply.Raw);
    }

    public async Task<Refund> GetRefundAsync(string refundId, CancellationToken cancellationToken = default)
    {
        var reply = await client.GetRefundAsync(refundId, null, cancellationToken).ConfigureAwait(false);
        return Read(reply.Value, reply.Raw);
    }

    internal static RefundStatus StatusOf(string? status) =>
        status switch
        {
            "pending" => RefundStatus.Pending,
            "requires_action" => RefundStatus.RequiresAction,
            "succeeded" => RefundStatus.Succeeded,
            "failed" => RefundStatus.Failed,
            "canceled" => RefundStatus.Canceled,
            _ => RefundStatus.Unrecognized,
        };

    private static Refund Read(StripeRefund refund, RawJson raw) =>
        new()
        {
            Id = refund.Id,
            Status = StatusOf(refund.Status),
            ProviderStatus = refund.Status ?? "",
            Amount = StripeMoney.FromWire(refund.Amount, refund.Currency),
            PaymentId = refund.PaymentIntent,
            SettlementId = refund.Charge,
            Reference = StripeMetadata.ReferenceOf(refund.Metadata),
            FailureReason = refund.FailureReason,
            CreatedAt = StripeTime.Read(refund.Created),
            Raw = raw,
        };
}
