using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary><c>/v1/checkout/sessions</c>.</summary>
internal static class CheckoutOperations
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public static void AddTo(StripeRoutes routes)
    {
        routes.Post(
            "checkout.sessions.create",
            "/v1/checkout/sessions",
            "adaptive_pricing* after_expiration* allow_promotion_codes automatic_tax* billing_address_collection branding_settings* cancel_url client_reference_id "
                + "consent_collection* currency custom_fields* custom_text* customer customer_account customer_creation customer_email customer_update* discounts* "
                + "excluded_payment_method_types expires_at integration_identifier invoice_creation* locale managed_payments* metadata* mode name_collection* optional_items* "
                + "origin_context payment_method_collection payment_method_configuration payment_method_data* payment_method_options* payment_method_types permissions* "
                + "phone_number_collection* redirect_on_completion return_url saved_payment_method_options* setup_intent_data* shipping_address_collection* shipping_options* "
                + "submit_type subscription_data* success_url tax_id_collection* ui_mode wallet_options* "
                + $"line_items{{adjustable_quantity* id metadata* price quantity tax_rates {PriceOperations.Data}}} "
                + "payment_intent_data{application_fee_amount capture_method description metadata* on_behalf_of receipt_email setup_future_usage shipping* "
                + "statement_descriptor statement_descriptor_suffix transfer_data* transfer_group}",
            Create
        );
        routes.Get(
            "checkout.sessions.list",
            "/v1/checkout/sessions",
            StripeRoutes.Paging + " customer customer_account customer_details* payment_intent payment_link status subscription",
            List
        );
        routes.Get("checkout.sessions.get", "/v1/checkout/sessions/{}", "", call => call.Reply(Target(call)));
        routes.Post(
            "checkout.sessions.update",
            "/v1/checkout/sessions/{}",
            "collected_information* line_items* metadata* shipping_options*",
            Update
        );
        routes.Post("checkout.sessions.expire", "/v1/checkout/sessions/{}/expire", "", Expire);
        routes.Get(
            "checkout.sessions.line_items",
            "/v1/checkout/sessions/{}/line_items",
            StripeRoutes.Paging,
            call => call.Page(Target(call).Items)
        );
    }

    /// <summary>The payer pays.</summary>
    /// <exception cref="StripeProblem">His card was declined; the session stays open.</exception>
    public static void Complete(StripeCall call, StripeSession session, StripePaymentMethod method, string? email)
    {
        EndIfLate(call, session);
        if (session.Status != "open")
        {
            throw new SandboxException($"{session.Id} is {session.Status}.");
        }

        session.Email = email ?? session.Customer?.Email ?? session.Given.Text("customer_email") ?? "payer@example.com";
        if (session.Customer is null && (session.Mode == "subscription" || session.Given.Text("customer_creation") == "always"))
        {
            session.Customer = CustomerOperations.Make(call, session.Email);
        }

        if (session.Mode == "subscription")
        {
            Subscribe(call, session, method);
        }
        else
        {
            Pay(call, session, method);
        }
    }

    private static StripeSession Target(StripeCall call)
    {
        var session = call.Target<StripeSession>("checkout.session", "session");
        EndIfLate(call, session);
        return session;
    }

    private static StandInReply Create(StripeCall call)
    {
        var given = call.Parameters;
        var mode = given.Choice("mode", "payment", "setup", "subscription") ?? throw given.Lacking("mode");
        if (mode == "setup")
        {
            throw StripeProblem.Invalid(null, "mode", "The sandbox has no checkouts with mode=setup.");
        }

        var hosted = given.Text("ui_mode") is null or "hosted" or "hosted_page";
        if (hosted && !given.Has("success_url"))
        {
            throw given.Lacking("success_url");
        }

        var lines = given.Objects("line_items");
        if (lines.Count == 0)
        {
            throw given.Lacking("line_items");
        }

        if (given.Has("customer") && given.Has("customer_email"))
        {
            throw StripeProblem.Invalid(null, "customer_email", "You may only specify one of these parameters: customer, customer_email.");
        }

        List<StripeSessionItem> items =
        [
            .. lines.Select(x => new StripeSessionItem(
                call.Now,
                PriceOperations.Of(call, x),
                x.Integer("quantity") ?? throw x.Lacking("quantity")
            )),
        ];
        Check(call, items, mode);
        var expires = given.Integer("expires_at");
        if (expires is { } at && (at < call.NowSeconds + 1800 || at > call.NowSeconds + 86_400))
        {
            throw StripeProblem.Invalid(
                null,
                "expires_at",
                "The `expires_at` timestamp must be at least 30 minutes and less than 24 hours from Checkout Session creation."
            );
        }

        var session = new StripeSession(call.Now, mode, call.Root)
        {
            Given = given,
            Currency = items[0].Price.Currency,
            ClientReference = given.Text("client_reference_id"),
            Customer = call.Named<StripeCustomer>("customer", "customer"),
            ExpiresAt = expires ?? (call.Now + Lifetime).ToUnixTimeSeconds(),
        };
        session.Items.AddRange(items);
        session.UpdateMetadata(given);
        call.Objects.Add(session);
        call.Effect("checkout", session.Id, session.Total, session.Currency, session.Reference ?? session.ClientReference);
        return call.Reply(session);
    }

    private static void Check(StripeCall call, List<StripeSessionItem> items, string mode)
    {
        if (items.Any(x => x.Price.Currency != items[0].Price.Currency))
        {
            throw StripeProblem.Invalid(null, "line_items", "All prices on a Checkout session must be expressed in the same currency.");
        }

        var recurring = items.Exists(x => x.Price.Interval is not null);
        if (mode == "payment" && recurring)
        {
            throw StripeProblem.Invalid(
                null,
                "line_items",
                "You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices."
            );
        }

        if (mode == "subscription" && !recurring)
        {
            throw StripeProblem.Invalid(
                null,
                "line_items",
                "You must provide at least one recurring price in `subscription` mode when using prices."
            );
        }

        if (mode == "payment")
        {
            StripeCurrencies.Chargeable(items.Sum(x => x.Total), items[0].Price.Currency, "line_items");
            call.Parameters.Object("payment_intent_data")?.Choice("capture_method", "automatic", "automatic_async", "manual");
        }
    }

    private static void Pay(StripeCall call, StripeSession session, StripePaymentMethod method)
    {
        var data = session.Given.Object("payment_intent_data");
        var intent =
            session.Intent
            ?? new StripePaymentIntent(call.Now, session.Total, session.Currency)
            {
                CaptureMethod = data?.Text("capture_method") ?? "automatic_async",
                Description = data?.Text("description"),
                SetupFutureUsage = data?.Text("setup_future_usage"),
                OwnReference = session.Reference ?? session.ClientReference,
            };
        intent.Customer = session.Customer?.Id;
        if (session.Intent is null)
        {
            if (data is not null)
            {
                intent.UpdateMetadata(data);
            }

            session.Intent = call.Objects.Add(intent);
            intent.Succeeded = x => Finish(x, session, "paid");
            call.Emit("payment_intent.created", intent);
        }

        intent.Method = method;
        StripePaymentFlow.Confirm(call, intent, default);
        if (intent.Status == "requires_capture")
        {
            // The money is authorized, which is all that this checkout was to do.
            intent.Succeeded = null;
            Finish(call, session, "unpaid");
        }
    }

    private static void Subscribe(StripeCall call, StripeSession session, StripePaymentMethod method)
    {
        var customer = session.Customer!;
        var data = session.Given.Object("subscription_data") ?? StripeParameters.Read("");
        PaymentMethodOperations.Attach(call, method, customer);
        if (session.Subscription is null)
        {
            var recurring = session.Items.Where(x => x.Price.Interval is not null).Select(x => (x.Price, x.Quantity)).ToList();
            var subscription = SubscriptionOperations.Start(call, customer, recurring, data);
            subscription.Status = subscription.TrialEnd is null ? "incomplete" : "trialing";
            var invoice = SubscriptionOperations.Keep(call, subscription);
            foreach (var item in session.Items.Where(x => x.Price.Interval is null))
            {
                invoice.Lines.Add(
                    new StripeLine(call.Now, customer, session.Currency, item.Total, item.Quantity)
                    {
                        Invoice = invoice,
                        Price = item.Price,
                        Description = item.Price.Product.Name,
                    }
                );
            }

            (session.Subscription, session.Invoice) = (subscription, invoice);
            StripeInvoiceFlow.Complete(call, invoice);
            if (invoice.Payment?.Intent is { } intent)
            {
                intent.OwnReference = session.Reference ?? session.ClientReference ?? subscription.Reference;
                intent.Succeeded += x => Finish(x, session, "paid");
            }
        }

        session.Subscription.DefaultMethod = method.Id;
        if (session.Invoice!.Status == "paid")
        {
            Finish(call, session, "no_payment_required");
        }
        else
        {
            StripeInvoiceFlow.Pay(call, session.Invoice, method);
        }
    }

    private static void Finish(StripeCall call, StripeSession session, string payment)
    {
        session.Status = "complete";
        session.PaymentStatus = payment;
        call.Emit("checkout.session.completed", session);
    }

    private static StandInReply Update(StripeCall call)
    {
        var session = Target(call);
        session.UpdateMetadata(call.Parameters);
        return call.Reply(session);
    }

    private static StandInReply Expire(StripeCall call)
    {
        var session = Target(call);
        if (session.Status != "open")
        {
            throw StripeProblem.Refused(
                null,
                null,
                $"Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of {session.Status}."
            );
        }

        End(call, session);
        return call.Reply(session);
    }

    private static StandInReply List(StripeCall call)
    {
        var given = call.Parameters;
        var (customer, intent, subscription) = (given.Text("customer"), given.Text("payment_intent"), given.Text("subscription"));
        var status = given.Choice("status", "complete", "expired", "open");
        return call.Page<StripeSession>(
            "checkout.session",
            x =>
            {
                EndIfLate(call, x);
                return (customer is null || x.Customer?.Id == customer)
                    && (intent is null || x.Intent?.Id == intent)
                    && (subscription is null || x.Subscription?.Id == subscription)
                    && (status is null || x.Status == status);
            }
        );
    }

    private static void EndIfLate(StripeCall call, StripeSession session)
    {
        if (session.Status == "open" && call.NowSeconds >= session.ExpiresAt)
        {
            End(call, session);
        }
    }

    private static void End(StripeCall call, StripeSession session)
    {
        session.Status = "expired";
        call.Effect("checkout-expired", session.Id, reference: session.Reference ?? session.ClientReference);
        call.Emit("checkout.session.expired", session);
    }
}
