using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary><c>/v1/payment_methods</c>, cards only.</summary>
internal static class PaymentMethodOperations
{
    private const string Billing = "billing_details{address* email name phone tax_id}";

    public static void AddTo(StripeRoutes routes)
    {
        routes.Post(
            "payment_methods.create",
            "/v1/payment_methods",
            $"type card{{cvc exp_month exp_year networks* number token}} {Billing} metadata* allow_redisplay customer payment_method",
            Create
        );
        routes.Get("payment_methods.list", "/v1/payment_methods", StripeRoutes.Paging + " customer type allow_redisplay", List);
        routes.Get("payment_methods.get", "/v1/payment_methods/{}", "", call => call.Reply(Get(call)));
        routes.Post("payment_methods.update", "/v1/payment_methods/{}", $"{Billing} metadata* card* allow_redisplay", Update);
        routes.Post("payment_methods.attach", "/v1/payment_methods/{}/attach", "customer customer_account", Attach);
        routes.Post("payment_methods.detach", "/v1/payment_methods/{}/detach", "", Detach);
        routes.Get(
            "payment_methods.list",
            "/v1/customers/{}/payment_methods",
            StripeRoutes.Paging + " type allow_redisplay",
            ListOfCustomer
        );
    }

    /// <summary>The method that a parameter names: one that is there, or a new one from a test card's name.</summary>
    public static StripePaymentMethod? Named(StripeCall call, StripeParameters parameters, string param)
    {
        var id = parameters.Text(param);
        return string.IsNullOrEmpty(id)
            ? null
            : Find(call, id) ?? throw StripeProblem.Missing("PaymentMethod", id, parameters.Param(param), inPath: false);
    }

    /// <summary>A new method from its details.</summary>
    public static StripePaymentMethod Make(StripeCall call, StripeParameters details)
    {
        if (details.Required("type") != "card")
        {
            throw StripeProblem.Invalid(null, details.Param("type"), "The sandbox has cards only: set type to card.");
        }

        var fields = details.Object("card") ?? throw details.Lacking("card");
        var card = fields.Text("token") is { } token
            ? StripeTestCard.ByName(token) ?? throw StripeProblem.Missing("token", token, fields.Param("token"), inPath: false)
            : StripeTestCard.Numbered(fields.Required("number"))
                ?? throw new StripeProblem(402, "card_error", "incorrect_number", "Your card number is incorrect.")
                {
                    Param = "number",
                    Kept = true,
                };
        return Add(call, card, details.Object("billing_details"));
    }

    private static StripePaymentMethod Get(StripeCall call) =>
        Find(call, call.Id) ?? throw StripeProblem.Missing("PaymentMethod", call.Id, "payment_method", inPath: true);

    private static StripePaymentMethod? Find(StripeCall call, string id) =>
        call.Objects.Find<StripePaymentMethod>(id) ?? (StripeTestCard.ByName(id) is { } card ? Add(call, card, null) : null);

    private static StripePaymentMethod Add(StripeCall call, StripeTestCard card, StripeParameters? billing) =>
        call.Objects.Add(new StripePaymentMethod(StripeIds.New("pm"), call.Now, card, billing));

    private static StandInReply Create(StripeCall call)
    {
        var method = Make(call, call.Parameters);
        method.UpdateMetadata(call.Parameters);
        return call.Reply(method);
    }

    private static StandInReply Update(StripeCall call)
    {
        var method = Get(call);
        method.Billing = call.Parameters.Object("billing_details") ?? method.Billing;
        method.UpdateMetadata(call.Parameters);
        return call.Reply(method);
    }

    private static StandInReply Attach(StripeCall call)
    {
        var customer = call.Named<StripeCustomer>("customer", "customer") ?? throw call.Parameters.Lacking("customer");
        var method = Get(call);
        if (method.Customer is { } owner && owner != customer.Id)
        {
            throw StripeProblem.Refused(null, null, "The payment method you provided has already been attached to a customer.");
        }

        Attach(call, method, customer);
        return call.Reply(method);
    }

    /// <summary>Keeps a card for a customer. A card that is declined when charged is declined here too, but for the one made to fail later.</summary>
    public static void Attach(StripeCall call, StripePaymentMethod method, StripeCustomer customer)
    {
        if (method.Card is { Conduct: StripeCardConduct.Declines, Decline: { } decline, Name: not "chargeCustomerFail" })
        {
            throw StripeProblem.Declined(decline, null, method, null);
        }

        method.Customer = customer.Id;
        call.Effect("payment-method-attached", method.Id);
        call.Emit("payment_method.attached", method);
    }

    private static StandInReply Detach(StripeCall call)
    {
        var method = Get(call);
        if (method.Customer is null)
        {
            throw StripeProblem.Refused(
                null,
                null,
                "The payment method you provided is not attached to a customer so detachment is impossible."
            );
        }

        if (call.Objects.Find<StripeCustomer>(method.Customer) is { } customer && customer.DefaultMethod == method.Id)
        {
            customer.DefaultMethod = null;
        }

        method.Customer = null;
        call.Effect("payment-method-detached", method.Id);
        call.Emit("payment_method.detached", method);
        return call.Reply(method);
    }

    private static StandInReply List(StripeCall call)
    {
        var customer = call.Parameters.Text("customer");
        return call.Page<StripePaymentMethod>("PaymentMethod", x => x.Customer is not null && (customer is null || x.Customer == customer));
    }

    private static StandInReply ListOfCustomer(StripeCall call)
    {
        var customer = call.Target<StripeCustomer>("customer", "customer");
        return call.Page<StripePaymentMethod>("PaymentMethod", x => x.Customer == customer.Id);
    }
}
