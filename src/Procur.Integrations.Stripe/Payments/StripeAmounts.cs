using Procur.Integrations.Wire;

namespace Procur.Integrations.Stripe;

internal static class StripeAmounts
{
    /// <summary>A part of a payment as Stripe's integer; null for all of it.</summary>
    /// <remarks>Captures and refunds carry no currency on the wire: 10 USD of a payment in yen would be taken for 1,000 yen, so the payment's own is read first.</remarks>
    /// <exception cref="ArgumentException">It is of another currency than the payment, not above zero, or cannot be carried exactly.</exception>
    public static async ValueTask<long?> AmountInCurrencyOfAsync(
        this StripeClient client,
        string paymentId,
        Money? amount,
        CancellationToken cancellationToken
    )
    {
        if (amount is not { } money)
        {
            return null;
        }

        if (money.Amount <= 0)
        {
            throw new ArgumentException("An amount must be above zero; leave it out for all.", nameof(amount));
        }

        var wire = StripeMoney.ToWire(money);
        var reply = await client.GetPaymentIntentAsync(paymentId, null, cancellationToken).ConfigureAwait(false);
        var currency = Currency.FromService(reply.Value.Currency);
        return currency == money.Currency
            ? wire
            : throw new ArgumentException(
                $"The payment is in {currency} and the amount in {money.Currency}; nothing was sent.",
                nameof(amount)
            );
    }
}
