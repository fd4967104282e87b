using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary><c>/v1/refunds</c>.</summary>
internal static class RefundOperations
{
    public static void AddTo(StripeRoutes routes)
    {
        routes.Post(
            "refunds.create",
            "/v1/refunds",
            "amount charge currency customer instructions_email metadata* origin payment_intent reason refund_application_fee reverse_transfer",
            Create
        );
        routes.Get("refunds.list", "/v1/refunds", StripeRoutes.Paging + " charge payment_intent", List);
        routes.Get("refunds.get", "/v1/refunds/{}", "", call => call.Reply(Target(call)));
        routes.Post("refunds.update", "/v1/refunds/{}", "metadata*", Update);
        routes.Post("refunds.cancel", "/v1/refunds/{}/cancel", "", Cancel);
    }

    /// <summary>A refund that stayed pending comes to its end.</summary>
    public static void Settle(StripeCall call, StripeRefund refund, bool succeeds)
    {
        if (refund.Status != "pending")
        {
            throw new SandboxException($"{refund.Id} is not pending; it is {refund.Status}.");
        }

        refund.Status = succeeds ? "succeeded" : "failed";
        if (!succeeds)
        {
            refund.Charge.AmountRefunded -= refund.Amount;
        }

        call.Emit(succeeds ? "refund.updated" : "refund.failed", refund);
    }

    private static StripeRefund Target(StripeCall call) => call.Target<StripeRefund>("refund", "refund");

    private static StandInReply Create(StripeCall call)
    {
        var given = call.Parameters;
        var charge = Charge(call);
        var reason = given.Choice("reason", "duplicate", "fraudulent", "requested_by_customer");
        if (charge.Refundable == 0)
        {
            throw StripeProblem.Refused("charge_already_refunded", null, $"Charge {charge.Id} has already been refunded.");
        }

        var amount = given.Integer("amount") ?? charge.Refundable;
        var currency = charge.Intent.Currency;
        if (amount < 1)
        {
            throw StripeProblem.Invalid("parameter_invalid_integer", "amount", "Invalid positive integer");
        }

        if (amount > charge.Refundable)
        {
            throw StripeProblem.Refused(
                null,
                "amount",
                $"Refund amount ({StripeCurrencies.ToMajor(amount, currency)} {currency}) is greater than unrefunded amount on charge ({StripeCurrencies.ToMajor(charge.Refundable, currency)} {currency})"
            );
        }

        StripeCurrencies.Representable(amount, currency, "amount");
        var refund = call.Objects.Add(new StripeRefund(call.Now, charge, amount, reason));
        refund.UpdateMetadata(given);
        charge.AmountRefunded += amount;
        call.Effect("refund", refund.Id, amount, currency, refund.Reference);
        call.Emit("refund.created", refund);
        call.Emit("charge.refunded", charge);
        return call.Reply(refund);
    }

    private static StripeCharge Charge(StripeCall call)
    {
        var charge = call.Named<StripeCharge>("charge", "charge");
        var intent = call.Named<StripePaymentIntent>("payment_intent", "payment_intent");
        if (charge is null && intent is null)
        {
            throw StripeProblem.Invalid(
                "parameter_missing",
                null,
                "One of the following params should be provided for this request: payment_intent or charge."
            );
        }

        charge ??= intent?.LatestCharge;
        return charge is { Captured: true }
            ? charge
            : throw StripeProblem.Refused(
                intent is null ? null : "payment_intent_unexpected_state",
                intent is null ? "charge" : "payment_intent",
                intent is null
                    ? $"Charge {charge?.Id} has not been captured and cannot be refunded."
                    : $"This PaymentIntent ({intent.Id}) does not have a successful charge to refund."
            );
    }

    private static StandInReply Update(StripeCall call)
    {
        var refund = Target(call);
        refund.UpdateMetadata(call.Parameters);
        call.Emit("refund.updated", refund);
        return call.Reply(refund);
    }

    private static StandInReply Cancel(StripeCall call) =>
        throw StripeProblem.Refused(
            null,
            null,
            $"You cannot cancel this Refund because it has a status of {Target(call).Status}. Only a Refund with one of the following statuses may be canceled: requires_action."
        );

    private static StandInReply List(StripeCall call)
    {
        var (charge, intent) = (call.Parameters.Text("charge"), call.Parameters.Text("payment_intent"));
        return call.Page<StripeRefund>(
            "refund",
            x => (charge is null || x.Charge.Id == charge) && (intent is null || x.Charge.Intent.Id == intent)
        );
    }
}
