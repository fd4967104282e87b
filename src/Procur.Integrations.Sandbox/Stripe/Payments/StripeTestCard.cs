using System.Collections.Frozen;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>One of Stripe's test cards.</summary>
internal sealed record StripeTestCard(string Name, string Number, string Brand, StripeCardConduct Conduct, StripeDecline? Decline = null)
{
    private const string Plain = "Your card was declined.";

    private static readonly StripeTestCard[] Cards =
    [
        new("visa", "4242424242424242", "visa", StripeCardConduct.Pays),
        new("visa_debit", "4000056655665556", "visa", StripeCardConduct.Pays),
        new("mastercard", "5555555555554444", "mastercard", StripeCardConduct.Pays),
        new("mastercard_debit", "5200828282828210", "mastercard", StripeCardConduct.Pays),
        new("amex", "378282246310005", "amex", StripeCardConduct.Pays),
        new("discover", "6011111111111117", "discover", StripeCardConduct.Pays),
        new("jcb", "3566002020360505", "jcb", StripeCardConduct.Pays),
        new("unionpay", "6200000000000005", "unionpay", StripeCardConduct.Pays),
        new("pendingRefund", "4000000000007726", "visa", StripeCardConduct.RefundsLate),
        Declined("chargeDeclined", "4000000000000002", new("card_declined", "generic_decline", Plain, "try_again_later")),
        Declined(
            "chargeDeclinedInsufficientFunds",
            "4000000000009995",
            new("card_declined", "insufficient_funds", "Your card has insufficient funds.", "try_again_later")
        ),
        Declined("chargeDeclinedLostCard", "4000000000009987", new("card_declined", "lost_card", Plain, "do_not_try_again")),
        Declined("chargeDeclinedStolenCard", "4000000000009979", new("card_declined", "stolen_card", Plain, "do_not_try_again")),
        Declined("chargeDeclinedFraudulent", "4100000000000019", new("card_declined", "fraudulent", Plain, "do_not_try_again")),
        Declined(
            "chargeDeclinedExpiredCard",
            "4000000000000069",
            new("expired_card", "expired_card", "Your card has expired.", "confirm_card_data")
        ),
        Declined(
            "chargeDeclinedIncorrectCvc",
            "4000000000000127",
            new("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect.", "confirm_card_data")
        ),
        Declined(
            "chargeDeclinedProcessingError",
            "4000000000000119",
            new(
                "processing_error",
                "processing_error",
                "An error occurred while processing your card. Try again in a little bit.",
                "try_again_later"
            )
        ),
        Declined("chargeCustomerFail", "4000000000000341", new("card_declined", "generic_decline", Plain, "try_again_later")),
        new("authenticationRequired", "4000002760003184", "visa", StripeCardConduct.AsksFirst),
        new("authenticationRequiredOnSetup", "4000002500003155", "visa", StripeCardConduct.AsksFirst),
        new("threeDSecureRequired", "4000000000003220", "visa", StripeCardConduct.AsksFirst),
        new("threeDSecure2Required", "4000000000003220", "visa", StripeCardConduct.AsksFirst),
        new(
            "authenticationRequiredChargeDeclinedInsufficientFunds",
            "4000008260003178",
            "visa",
            StripeCardConduct.AsksThenDeclines,
            new("card_declined", "insufficient_funds", "Your card has insufficient funds.", "try_again_later")
        ),
    ];

    private static readonly FrozenDictionary<string, StripeTestCard> ByToken = Cards
        .SelectMany(x => new[] { ($"pm_card_{x.Name}", x), ($"tok_{x.Name}", x) })
        .ToFrozenDictionary(x => x.Item1, x => x.x, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, StripeTestCard> ByNumber = Cards
        .DistinctBy(x => x.Number)
        .ToFrozenDictionary(x => x.Number, StringComparer.Ordinal);

    public string Last4 => Number[^4..];

    public string Funding => Name.EndsWith("debit", StringComparison.Ordinal) ? "debit" : "credit";

    /// <summary>Finds a card by <c>pm_card_visa</c> or <c>tok_visa</c>.</summary>
    public static StripeTestCard? ByName(string token) => ByToken.GetValueOrDefault(token);

    /// <summary>Finds a card by its number.</summary>
    public static StripeTestCard? Numbered(string number) => ByNumber.GetValueOrDefault(number.Replace(" ", "", StringComparison.Ordinal));

    private static StripeTestCard Declined(string name, string number, StripeDecline decline) =>
        new(name, number, "visa", StripeCardConduct.Declines, decline);
}
