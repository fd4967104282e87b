namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>The states of a payment, and what leads from one to the next.</summary>
internal static class StripePaymentFlow
{
    private const string MissingMethod =
        "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.";

    private const string MissingReturnUrl =
        "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.";

    /// <summary>400 for what the state of a payment forbids.</summary>
    public static StripeProblem Unexpected(StripePaymentIntent intent, string message) =>
        new(400, "invalid_request_error", "payment_intent_unexpected_state", message) { Intent = intent, Kept = true };

    /// <summary>Refuses a payment that can no longer be confirmed.</summary>
    public static void RequireOpen(StripePaymentIntent intent)
    {
        if (intent.Status is not ("requires_payment_method" or "requires_confirmation" or "requires_action"))
        {
            throw Unexpected(
                intent,
                intent.Status == "succeeded"
                    ? "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed."
                    : $"You cannot confirm this PaymentIntent because it has a status of {intent.Status}."
            );
        }
    }

    /// <summary>Refuses a payment that lacks what a confirmation needs.</summary>
    public static void RequireReady(StripePaymentIntent intent)
    {
        if (intent.Method is null)
        {
            throw Unexpected(intent, MissingMethod);
        }

        if (intent is { Redirects: true, ReturnUrl: null })
        {
            throw StripeProblem.Invalid(null, null, MissingReturnUrl);
        }
    }

    /// <summary>Tries to take the money.</summary>
    /// <exception cref="StripeProblem">The card was declined; the payment stays open.</exception>
    public static void Confirm(StripeCall call, StripePaymentIntent intent, StripeConfirmation how)
    {
        RequireOpen(intent);
        RequireReady(intent);
        var method = intent.Method!;
        intent.LastError = null;
        intent.LastErrorMethod = null;
        switch (method.Card.Conduct)
        {
            case StripeCardConduct.Declines:
                throw Decline(call, intent, method, method.Card.Decline!, charged: true);
            case StripeCardConduct.AsksFirst or StripeCardConduct.AsksThenDeclines when how.OffSession || how.ErrorOnAction:
                throw Decline(call, intent, method, StripeDecline.AuthenticationRequired, charged: how.OffSession);
            case StripeCardConduct.AsksFirst or StripeCardConduct.AsksThenDeclines:
                intent.Status = "requires_action";
                intent.AuthenticationPage = new Uri(call.Root, $"redirect/authenticate/{intent.Id}");
                call.Emit("payment_intent.requires_action", intent);
                break;
            default:
                Charge(call, intent, method);
                break;
        }
    }

    /// <summary>The payer proves who he is, or fails to.</summary>
    public static void Authenticate(StripeCall call, StripePaymentIntent intent, bool succeeds)
    {
        if (intent is not { Status: "requires_action", Method: { } method })
        {
            throw new SandboxException($"{intent.Id} waits for no authentication; it is {intent.Status}.");
        }

        if (!succeeds)
        {
            Decline(call, intent, method, StripeDecline.AuthenticationFailed, charged: false);
        }
        else if (method.Card.Conduct == StripeCardConduct.AsksThenDeclines)
        {
            Decline(call, intent, method, method.Card.Decline!, charged: true);
        }
        else
        {
            Charge(call, intent, method);
        }
    }

    /// <summary>Takes all or a part of what was authorized.</summary>
    public static void Capture(StripeCall call, StripePaymentIntent intent, long? amount)
    {
        if (intent is not { Status: "requires_capture", LatestCharge: { } charge })
        {
            throw Unexpected(
                intent,
                $"This PaymentIntent could not be captured because it has a status of {intent.Status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture."
            );
        }

        var taken = amount ?? intent.Amount;
        if (taken < 1 || taken > intent.Amount)
        {
            throw StripeProblem.Invalid(
                taken < 1 ? "parameter_invalid_integer" : "amount_too_large",
                "amount_to_capture",
                taken < 1
                    ? "This value must be greater than or equal to 1."
                    : $"The amount_to_capture ({taken}) must be less than or equal to the PaymentIntent's amount_capturable ({intent.Amount})."
            );
        }

        StripeCurrencies.Representable(taken, intent.Currency, "amount_to_capture");
        charge.Capture(taken);
        intent.Status = "succeeded";
        call.Effect("payment", intent.Id, taken, intent.Currency, intent.OwnReference ?? intent.Reference);
        call.Emit("charge.captured", charge);
        call.Emit("payment_intent.succeeded", intent);
        intent.Succeeded?.Invoke(call);
    }

    /// <summary>Ends a payment that has not been made.</summary>
    public static void Cancel(StripeCall call, StripePaymentIntent intent, string? reason)
    {
        if (intent.Status is "succeeded" or "canceled")
        {
            throw Unexpected(
                intent,
                $"You cannot cancel this PaymentIntent because it has a status of {intent.Status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing."
            );
        }

        var authorized = intent.Status == "requires_capture";
        intent.Status = "canceled";
        intent.CanceledAt = call.NowSeconds;
        intent.CancellationReason = reason;
        if (authorized && intent.LatestCharge is { } charge)
        {
            charge.Release();
            call.Effect("void", intent.Id, intent.Amount, intent.Currency, intent.Reference);
            call.Emit("charge.refunded", charge);
        }

        call.Emit("payment_intent.canceled", intent);
    }

    private static void Charge(StripeCall call, StripePaymentIntent intent, StripePaymentMethod method)
    {
        var manual = intent.CaptureMethod == "manual";
        var charge = call.Objects.Add(new StripeCharge(call.Now, intent, method, !manual, null));
        intent.LatestCharge = charge;
        intent.AuthenticationPage = null;
        if (intent is { SetupFutureUsage: not null, Customer: not null })
        {
            method.Customer ??= intent.Customer;
        }

        intent.Status = manual ? "requires_capture" : "succeeded";
        call.Effect(
            manual ? "authorization" : "payment",
            intent.Id,
            intent.Amount,
            intent.Currency,
            intent.OwnReference ?? intent.Reference
        );
        call.Emit("charge.succeeded", charge);
        call.Emit(manual ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded", intent);
        if (!manual)
        {
            intent.Succeeded?.Invoke(call);
        }
    }

    private static StripeProblem Decline(
        StripeCall call,
        StripePaymentIntent intent,
        StripePaymentMethod method,
        StripeDecline decline,
        bool charged
    )
    {
        if (charged)
        {
            intent.LatestCharge = call.Objects.Add(new StripeCharge(call.Now, intent, method, false, decline));
            call.Emit("charge.failed", intent.LatestCharge);
        }

        intent.Status = "requires_payment_method";
        intent.AuthenticationPage = null;
        intent.Method = null;
        intent.LastError = decline;
        intent.LastErrorMethod = method;
        call.Emit("payment_intent.payment_failed", intent);
        intent.Failed?.Invoke(call);
        return StripeProblem.Declined(decline, intent, method, charged ? intent.LatestCharge?.Id : null);
    }
}
