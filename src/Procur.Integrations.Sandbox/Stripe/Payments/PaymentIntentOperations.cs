using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary><c>/v1/payment_intents</c>.</summary>
internal static class PaymentIntentOperations
{
    private const string Common =
        "amount amount_details* application_fee_amount capture_method currency customer customer_account description excluded_payment_method_types hooks* metadata* "
        + "payment_details* payment_method payment_method_configuration payment_method_data* payment_method_options* payment_method_types receipt_email "
        + "setup_future_usage shipping{address* carrier name phone tracking_number} statement_descriptor statement_descriptor_suffix transfer_data* "
        + "transfer_group allowed_payment_method_types";

    private const string Confirming =
        "confirmation_token error_on_requires_action mandate mandate_data* off_session radar_options* return_url use_stripe_sdk";

    public static void AddTo(StripeRoutes routes)
    {
        routes.Post(
            "payment_intents.create",
            "/v1/payment_intents",
            $"{Common} {Confirming} automatic_payment_methods{{enabled allow_redirects}} confirm confirmation_method on_behalf_of",
            Create
        );
        routes.Get("payment_intents.list", "/v1/payment_intents", StripeRoutes.Paging + " customer customer_account", List);
        routes.Get("payment_intents.search", "/v1/payment_intents/search", StripeSearch.Parameters, StripeSearch.Run<StripePaymentIntent>);
        routes.Get("payment_intents.get", "/v1/payment_intents/{}", "client_secret", call => call.Reply(Target(call)));
        routes.Post("payment_intents.update", "/v1/payment_intents/{}", Common, Update);
        routes.Post(
            "payment_intents.confirm",
            "/v1/payment_intents/{}/confirm",
            $"{Confirming} allowed_payment_method_types amount_details* amount_to_confirm capture_method client_secret excluded_payment_method_types hooks* payment_details* "
                + "payment_method payment_method_data* payment_method_options* payment_method_types receipt_email setup_future_usage shipping*",
            Confirm
        );
        routes.Post(
            "payment_intents.capture",
            "/v1/payment_intents/{}/capture",
            "amount_to_capture amount_details* application_fee_amount final_capture hooks* metadata* payment_details* statement_descriptor statement_descriptor_suffix transfer_data*",
            Capture
        );
        routes.Post("payment_intents.cancel", "/v1/payment_intents/{}/cancel", "cancellation_reason", Cancel);
    }

    private static StripePaymentIntent Target(StripeCall call) => call.Target<StripePaymentIntent>("payment_intent", "intent");

    private static StandInReply Create(StripeCall call)
    {
        var given = call.Parameters;
        var amount = given.RequiredInteger("amount");
        var currency = StripeCurrencies.Read(given);
        var intent = new StripePaymentIntent(call.Now, StripeCurrencies.Chargeable(amount, currency), currency)
        {
            ConfirmationMethod = given.Choice("confirmation_method", "automatic", "manual") ?? "automatic",
        };
        ReadMethods(given, intent);
        var confirms = given.Flag("confirm") ?? false;
        foreach (var name in (ReadOnlySpan<string>)["off_session", "return_url", "error_on_requires_action"])
        {
            if (given.Has(name) && !confirms)
            {
                throw StripeProblem.Invalid(null, name, $"The parameter `{name}` can only be used with `confirm` set to true.");
            }
        }

        Change(call, intent);
        intent.ReturnUrl = given.Text("return_url");
        if (confirms)
        {
            StripePaymentFlow.RequireReady(intent);
        }

        call.Objects.Add(intent);
        call.Emit("payment_intent.created", intent);
        if (confirms)
        {
            Confirm(call, intent);
        }

        return call.Reply(intent);
    }

    private static StandInReply Update(StripeCall call)
    {
        var intent = Target(call);
        var given = call.Parameters;
        var open = intent.Status is "requires_payment_method" or "requires_confirmation" or "requires_action";
        if (!open && (given.Has("amount") || given.Has("currency") || given.Has("payment_method") || given.Has("customer")))
        {
            throw StripePaymentFlow.Unexpected(
                intent,
                $"This PaymentIntent could not be updated because it has a status of {intent.Status}. Only a PaymentIntent with one of the following statuses may be updated: requires_payment_method, requires_confirmation, requires_action."
            );
        }

        var currency = given.Has("currency") ? StripeCurrencies.Read(given) : intent.Currency;
        var amount = StripeCurrencies.Chargeable(given.Integer("amount") ?? intent.Amount, currency);
        Change(call, intent);
        (intent.Amount, intent.Currency) = (amount, currency);
        call.Effect("payment-updated", intent.Id, intent.Amount, intent.Currency, intent.OwnReference ?? intent.Reference);
        return call.Reply(intent);
    }

    private static StandInReply Confirm(StripeCall call)
    {
        var intent = Target(call);
        StripePaymentFlow.RequireOpen(intent);
        Change(call, intent);
        intent.ReturnUrl = call.Parameters.Text("return_url") ?? intent.ReturnUrl;
        Confirm(call, intent);
        return call.Reply(intent);
    }

    private static void Confirm(StripeCall call, StripePaymentIntent intent)
    {
        var given = call.Parameters;
        // The reason for being off session may be given in place of true.
        var offSession = given.Text("off_session") is "true" or "one_off" or "recurring";
        StripePaymentFlow.Confirm(call, intent, new StripeConfirmation(offSession, given.Flag("error_on_requires_action") ?? false));
    }

    private static StandInReply Capture(StripeCall call)
    {
        var intent = Target(call);
        if (call.Parameters.Flag("final_capture") is false)
        {
            throw StripeProblem.Invalid(null, "final_capture", "This PaymentIntent does not support multicapture.");
        }

        StripePaymentFlow.Capture(call, intent, call.Parameters.Integer("amount_to_capture"));
        intent.UpdateMetadata(call.Parameters);
        return call.Reply(intent);
    }

    private static StandInReply Cancel(StripeCall call)
    {
        var intent = Target(call);
        var reason = call.Parameters.Choice("cancellation_reason", "duplicate", "fraudulent", "requested_by_customer", "abandoned");
        StripePaymentFlow.Cancel(call, intent, reason);
        return call.Reply(intent);
    }

    private static StandInReply List(StripeCall call)
    {
        var customer = call.Parameters.Text("customer");
        return call.Page<StripePaymentIntent>("payment_intent", x => customer is null || x.Customer == customer);
    }

    private static void ReadMethods(StripeParameters given, StripePaymentIntent intent)
    {
        if (given.Has("payment_method_types"))
        {
            if (given.Has("automatic_payment_methods"))
            {
                throw StripeProblem.Invalid(
                    null,
                    "automatic_payment_methods",
                    "You may only specify one of these parameters: automatic_payment_methods, payment_method_types."
                );
            }

            intent.MethodTypes = given.Texts("payment_method_types");
            return;
        }

        // Since 2023-08-16 the account's own methods are on, those that redirect among them, unless the caller says otherwise.
        var automatic = given.Object("automatic_payment_methods");
        if (automatic?.Flag("enabled") is false)
        {
            return;
        }

        intent.Redirects = (automatic?.Choice("allow_redirects", "always", "never") ?? "always") == "always";
    }

    private static void Change(StripeCall call, StripePaymentIntent intent)
    {
        var given = call.Parameters;
        var customer = given.Has("customer") ? call.Named<StripeCustomer>("customer", "customer")?.Id : intent.Customer;
        var method =
            given.Object("payment_method_data") is { } details ? PaymentMethodOperations.Make(call, details)
            : given.Has("payment_method") ? PaymentMethodOperations.Named(call, given, "payment_method")
            : intent.Method;
        if (method?.Customer is { } owner && owner != customer)
        {
            throw StripeProblem.Invalid(
                null,
                "payment_method",
                "The provided PaymentMethod belongs to a Customer. Please include that Customer in the `customer` parameter of this PaymentIntent."
            );
        }

        var capture = given.Choice("capture_method", "automatic", "automatic_async", "manual") ?? intent.CaptureMethod;
        var future = given.Choice("setup_future_usage", "off_session", "on_session") ?? intent.SetupFutureUsage;
        if (given.Text("statement_descriptor") is not null)
        {
            throw StripeProblem.Invalid(
                null,
                "statement_descriptor",
                "The `statement_descriptor` parameter is not supported for the `card` payment method type. Use the `statement_descriptor_suffix` parameter instead."
            );
        }

        if (intent.Method != method && intent.Status is "requires_payment_method" or "requires_confirmation" or "requires_action")
        {
            intent.Status = method is null ? "requires_payment_method" : "requires_confirmation";
        }

        (intent.Customer, intent.Method, intent.CaptureMethod, intent.SetupFutureUsage) = (customer, method, capture, future);
        intent.Description = given.Text("description") ?? intent.Description;
        intent.ReceiptEmail = given.Text("receipt_email") ?? intent.ReceiptEmail;
        intent.StatementDescriptorSuffix = given.Text("statement_descriptor_suffix") ?? intent.StatementDescriptorSuffix;
        intent.TransferGroup = given.Text("transfer_group") ?? intent.TransferGroup;
        intent.Shipping = given.Raw("shipping") ?? intent.Shipping;
        intent.MethodOptions = given.Raw("payment_method_options") ?? intent.MethodOptions;
        intent.UpdateMetadata(given);
    }
}
