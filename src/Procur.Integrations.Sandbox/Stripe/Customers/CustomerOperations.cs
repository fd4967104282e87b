using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary><c>/v1/customers</c>.</summary>
internal static class CustomerOperations
{
    private const string Fields =
        "address{city country line1 line2 postal_code state} balance business_name cash_balance* description email individual_name invoice_prefix "
        + "invoice_settings{custom_fields* default_payment_method footer rendering_options*} metadata* name next_invoice_sequence phone preferred_locales "
        + "shipping{address* name phone} source* tax* tax_exempt validate";

    public static void AddTo(StripeRoutes routes)
    {
        routes.Post("customers.create", "/v1/customers", Fields + " payment_method plan tax_id_data* test_clock", Create);
        routes.Get("customers.list", "/v1/customers", StripeRoutes.Paging + " email test_clock", List);
        routes.Get("customers.search", "/v1/customers/search", StripeSearch.Parameters, StripeSearch.Run<StripeCustomer>);
        routes.Get("customers.get", "/v1/customers/{}", "", call => call.Reply(call.Target<StripeCustomer>("customer", "id")));
        routes.Post("customers.update", "/v1/customers/{}", Fields + " default_source", Update);
        routes.Delete("customers.delete", "/v1/customers/{}", "", Delete);
    }

    /// <summary>Makes a customer out of a checkout.</summary>
    public static StripeCustomer Make(StripeCall call, string? email)
    {
        var customer = call.Objects.Add(new StripeCustomer(call.Now) { Email = email });
        call.Effect("customer", customer.Id);
        call.Emit("customer.created", customer);
        return customer;
    }

    private static StandInReply Create(StripeCall call)
    {
        RefuseSource(call.Parameters);
        var customer = new StripeCustomer(call.Now);
        var method = PaymentMethodOperations.Named(call, call.Parameters, "payment_method");
        if (method is not null)
        {
            PaymentMethodOperations.Attach(call, method, customer);
        }

        Change(call, customer);
        call.Objects.Add(customer);
        call.Effect("customer", customer.Id, reference: customer.Reference);
        call.Emit("customer.created", customer);
        return call.Reply(customer);
    }

    private static StandInReply Update(StripeCall call)
    {
        RefuseSource(call.Parameters);
        var customer = Live(call);
        Change(call, customer);
        call.Effect("customer-updated", customer.Id, reference: customer.Reference);
        call.Emit("customer.updated", customer);
        return call.Reply(customer);
    }

    private static StandInReply Delete(StripeCall call)
    {
        var customer = Live(call);
        foreach (var subscription in call.Objects.All<StripeSubscription>().Where(x => x.Customer == customer && !x.IsOver))
        {
            SubscriptionOperations.End(call, subscription);
        }

        call.Emit("customer.deleted", customer);
        customer.Deleted = true;
        call.Effect("customer-deleted", customer.Id, reference: customer.Reference);
        return call.Deleted(customer);
    }

    private static StandInReply List(StripeCall call)
    {
        var email = call.Parameters.Text("email");
        return call.Page<StripeCustomer>("customer", x => !x.Deleted && (email is null || x.Email == email));
    }

    private static StripeCustomer Live(StripeCall call)
    {
        var customer = call.Target<StripeCustomer>("customer", "id");
        return customer.Deleted ? throw StripeProblem.Missing("customer", call.Id, "id", inPath: true) : customer;
    }

    private static void RefuseSource(StripeParameters given)
    {
        if (given.Has("source"))
        {
            throw StripeProblem.Invalid(null, "source", "The sandbox has no sources: use payment_method.");
        }
    }

    private static void Change(StripeCall call, StripeCustomer customer)
    {
        var given = call.Parameters;
        var exempt = given.Choice("tax_exempt", "none", "exempt", "reverse") ?? customer.TaxExempt;
        var balance = given.Integer("balance") ?? customer.Balance;
        if (given.Object("invoice_settings") is { } settings && settings.Has("default_payment_method"))
        {
            var method = PaymentMethodOperations.Named(call, settings, "default_payment_method");
            if (method is not null && method.Customer != customer.Id)
            {
                throw StripeProblem.Invalid(
                    "resource_missing",
                    settings.Param("default_payment_method"),
                    $"The customer does not have a payment method with the ID {method.Id}. The payment method must be attached to the customer."
                );
            }

            customer.DefaultMethod = method?.Id;
        }

        (customer.TaxExempt, customer.Balance) = (exempt, balance);
        customer.Email = Set(given, "email", customer.Email);
        customer.Name = Set(given, "name", customer.Name);
        customer.Phone = Set(given, "phone", customer.Phone);
        customer.Description = Set(given, "description", customer.Description);
        customer.Address = given.Has("address") ? given.Object("address") : customer.Address;
        customer.Shipping = given.Has("shipping") ? given.Raw("shipping") : customer.Shipping;
        customer.Locales = given.Has("preferred_locales") ? given.Texts("preferred_locales") : customer.Locales;
        customer.UpdateMetadata(given);
    }

    private static string? Set(StripeParameters given, string name, string? old) =>
        given.Text(name) switch
        {
            null => old,
            "" => null,
            var value => value,
        };
}
