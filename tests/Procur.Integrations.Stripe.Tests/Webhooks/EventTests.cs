using System.Text;
using System.Text.Json;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Stripe.Tests;

/// <summary>Each event with a payload as Stripe sends it.</summary>
public sealed class EventTests
{
    private const string Charge = """
        {"id":"ch_1","object":"charge","amount":1050,"amount_captured":1050,"amount_refunded":250,"captured":true,"created":1767614401,"currency":"usd",
         "customer":"cus_1","metadata":{"reference":"INV-17"},"paid":true,"payment_intent":"pi_1","refunded":false,"status":"succeeded"}
        """;

    private const string Invoice = """
        {"id":"in_1","object":"invoice","amount_due":3100,"amount_paid":3100,"amount_remaining":0,"created":1767614400,"currency":"usd","customer":"cus_1",
         "due_date":1768824000,"hosted_invoice_url":"https://invoice.stripe.com/i/1","lines":{"object":"list","data":[],"has_more":false},"metadata":{},
         "number":"A-0001","parent":{"type":"subscription_details","subscription_details":{"subscription":"sub_1"}},"status":"paid","total":3100}
        """;

    private const string Subscription = """
        {"id":"sub_1","object":"subscription","cancel_at_period_end":false,"created":1767614400,"currency":"usd","customer":"cus_1",
         "items":{"object":"list","data":[{"id":"si_1","object":"subscription_item","current_period_end":1770292800,"price":{"id":"price_1","object":"price",
         "currency":"usd","product":"prod_1","unit_amount":1200},"quantity":2}],"has_more":false},"latest_invoice":"in_1","metadata":{},"status":"active"}
        """;

    private const string Session = """
        {"id":"cs_1","object":"checkout.session","amount_total":3100,"client_reference_id":"ORD17","created":1767614400,"currency":"usd","customer":null,
         "expires_at":1767700800,"metadata":{},"payment_intent":"pi_1","payment_status":"paid","status":"complete","url":null}
        """;

    [Fact]
    public void A_paid_and_a_failed_payment_are_payments_that_one_handler_of_any_service_takes()
    {
        var paid = Read<StripePaymentIntentSucceeded>("payment_intent.succeeded", StripeBodies.Intent());
        var failed = Read<StripePaymentIntentFailed>(
            "payment_intent.payment_failed",
            StripeBodies.Intent(
                status: "requires_payment_method",
                more: ""","last_payment_error":{"type":"card_error","code":"card_declined","decline_code":"lost_card"}"""
            )
        );

        Assert.Equal(PaymentStatus.Succeeded, ((IPaymentEvent)paid).Payment.Status);
        Assert.Equal(new Money(10.50m, "USD"), paid.Payment.AmountCaptured);
        Assert.Equal("ch_1", Assert.Single(paid.Payment.Settlements).Id);
        Assert.Equal("pi_1", paid.Payment.Raw.Element.GetProperty("id").GetString());
        Assert.Same(paid.Payment, paid.Payment);
        Assert.Equal(DeclineReason.Suspected, ((IPaymentEvent)failed).Payment.Decline!.Reason);
    }

    [Fact]
    public void A_refunded_charge_tells_of_its_payment()
    {
        var refunded = Read<StripeChargeRefunded>("charge.refunded", Charge);

        Assert.Equal("pi_1", refunded.Payment.Id);
        Assert.Equal(PaymentStatus.Succeeded, refunded.Payment.Status);
        Assert.Equal(new Money(2.50m, "USD"), refunded.Payment.AmountRefunded);
        Assert.Equal("INV-17", refunded.Payment.Reference);
        Assert.Equal("ch_1", refunded.Data.Id);
    }

    [Theory]
    [InlineData("succeeded", true, PaymentStatus.Succeeded)]
    [InlineData("succeeded", false, PaymentStatus.Authorized)]
    [InlineData("pending", false, PaymentStatus.Processing)]
    [InlineData("failed", false, PaymentStatus.Failed)]
    [InlineData("something_new", true, PaymentStatus.Unrecognized)]
    public void A_charge_says_where_its_payment_stands(string word, bool captured, PaymentStatus status)
    {
        var data = $$"""{"id":"ch_9","status":"{{word}}","captured":{{(captured ? "true" : "false")}}}""";

        var refunded = Read<StripeChargeRefunded>("charge.refunded", data);

        Assert.Equal(status, refunded.Payment.Status);
        Assert.Equal("ch_9", refunded.Payment.Id);
    }

    [Fact]
    public void Invoices_are_paid_or_fail_to_be()
    {
        var paid = Read<StripeInvoicePaid>("invoice.paid", Invoice);
        var failed = Read<StripeInvoicePaymentFailed>(
            "invoice.payment_failed",
            Invoice.Replace("\"status\":\"paid\"", "\"status\":\"open\"", StringComparison.Ordinal)
        );

        Assert.Equal(InvoiceStatus.Paid, paid.Invoice.Status);
        Assert.Equal(new Money(31, "USD"), paid.Invoice.Total);
        Assert.Equal("A-0001", paid.Invoice.Number);
        Assert.Equal(InvoiceStatus.Open, failed.Invoice.Status);
    }

    [Fact]
    public void Subscriptions_begin_change_and_end()
    {
        var begun = Read<StripeSubscriptionCreated>("customer.subscription.created", Subscription);
        var changed = Read<StripeSubscriptionUpdated>("customer.subscription.updated", Subscription);
        var ended = Read<StripeSubscriptionDeleted>(
            "customer.subscription.deleted",
            Subscription.Replace("\"status\":\"active\"", "\"status\":\"canceled\"", StringComparison.Ordinal)
        );

        Assert.Equal(
            (SubscriptionStatus.Active, "price_1", 2),
            (begun.Subscription.Status, begun.Subscription.PriceId, begun.Subscription.Quantity)
        );
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1770292800), changed.Subscription.CurrentPeriodEnd);
        Assert.Equal("in_1", changed.Data.LatestInvoice!.Id);
        Assert.Equal(SubscriptionStatus.Canceled, ended.Subscription.Status);
    }

    [Fact]
    public void A_checkout_is_completed()
    {
        var completed = Read<StripeCheckoutSessionCompleted>("checkout.session.completed", Session);

        Assert.True(completed.Session.IsPaid);
        Assert.Equal(("pi_1", "ORD17"), (completed.Session.PaymentId, completed.Session.Reference));
    }

    [Fact]
    public void An_event_says_when_in_which_world_and_of_whose_account_it_is()
    {
        var live = Read<StripePaymentIntentSucceeded>(
            "payment_intent.succeeded",
            StripeBodies.Intent(),
            "\"livemode\":true,\"account\":\"acct_17\",\"api_version\":\"2025-01-01.acacia\",\"request\":{\"id\":\"req_1\",\"idempotency_key\":\"k\"},"
        );
        var test = Read<StripePaymentIntentSucceeded>("payment_intent.succeeded", StripeBodies.Intent(), "\"livemode\":false,");

        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1767614400), live.OccurredAt);
        Assert.Equal(IntegrationEnvironment.Production, live.Environment);
        Assert.Equal("acct_17", live.AccountId);
        Assert.Equal("2025-01-01.acacia", live.ApiVersion);
        Assert.Equal(IntegrationEnvironment.Sandbox, test.Environment);
        Assert.Null(test.AccountId);
        Assert.Equal("acct_17", new StripeWebhookReceiver(TimeProvider.System).RouteKey(Webhook(live.Raw.Utf8)));
    }

    [Theory]
    [InlineData("\"request\":\"req_1\",")]
    [InlineData("\"request\":null,")]
    [InlineData("\"account\":null,\"livemode\":null,\"api_version\":null,")]
    [InlineData("\"account\":{\"id\":\"acct_1\"},\"livemode\":\"yes\",\"api_version\":17,")]
    [InlineData("\"context\":\"acct_1\",\"novelty\":[{\"deep\":[1,2,{}]}],")]
    public void The_shapes_of_other_versions_are_read_over(string more) =>
        Read<StripePaymentIntentSucceeded>("payment_intent.succeeded", StripeBodies.Intent(), more);

    [Fact]
    public void The_charges_of_old_versions_are_found()
    {
        var old = StripeBodies
            .Intent(more: $",\"charges\":{{\"object\":\"list\",\"data\":[{Charge}],\"has_more\":false}}")
            .Replace("\"latest_charge\":\"ch_1\",", "", StringComparison.Ordinal);

        Assert.Equal("ch_1", Assert.Single(Read<StripePaymentIntentSucceeded>("payment_intent.succeeded", old).Payment.Settlements).Id);
    }

    [Theory]
    [InlineData("charge.dispute.created", """{"id":"dp_1","object":"dispute"}""")]
    [InlineData("payment_intent.succeeded", """{"id":"pi_1","amount":"ten dollars","status":"succeeded"}""")]
    [InlineData("payment_intent.succeeded", """{"status":"succeeded"}""")]
    [InlineData("payment_intent.succeeded", "null")]
    [InlineData("payment_intent.succeeded", "[1]")]
    [InlineData("PAYMENT_INTENT.SUCCEEDED", """{"id":"pi_1"}""")]
    public void A_type_or_a_shape_that_nobody_knows_keeps_its_bytes(string type, string data)
    {
        var unknown = Read<StripeUnknownEvent>(type, data);

        Assert.Equal(type, unknown.Type);
        Assert.Equal(data == "null" ? "" : data, Encoding.UTF8.GetString(unknown.ObjectUtf8.Span));
    }

    [Fact]
    public void The_order_of_the_fields_does_not_matter()
    {
        var turned = $$$"""
            {"type":"payment_intent.succeeded","data":{"previous_attributes":{"object":{"id":"no"}},"object":{{{StripeBodies.Intent()}}}},"object":"event","id":"evt_1"}
            """;

        Assert.Equal("pi_1", Assert.IsType<StripePaymentIntentSucceeded>(StripeEvents.Read(Encoding.UTF8.GetBytes(turned))).Data.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("17")]
    [InlineData("{}")]
    [InlineData("""{"id":"evt_1"}""")]
    [InlineData("""{"type":"invoice.paid"}""")]
    [InlineData("""{"id":17,"type":"invoice.paid"}""")]
    [InlineData("<html></html>")]
    public void What_is_no_event_is_told_so_and_not_lost_as_handled(string body)
    {
        var e = Assert.Throws<IntegrationException>(() => StripeEvents.Read(Encoding.UTF8.GetBytes(body)));

        Assert.Equal(IntegrationErrorKind.Protocol, e.Kind);
    }

    [Fact]
    public void An_event_is_written_out_without_what_is_personal() =>
        Assert.Equal(
            " payment_intent.succeeded evt_1",
            Read<StripePaymentIntentSucceeded>("payment_intent.succeeded", StripeBodies.Intent()).ToString()
        );

    [Fact]
    public void Reading_a_typed_event_costs_little_more_than_reading_its_json()
    {
        var body = Encoding.UTF8.GetBytes(
            Wrap("payment_intent.succeeded", StripeBodies.Intent(), "\"livemode\":false,\"api_version\":\"2026-10-28.endive\",")
        );
        var ours = Least(() => StripeEvents.Read(body));
        var floor = Least(() => JsonSerializer.Deserialize(body, FloorJson.Default.FloorEvent));

        Assert.True(ours <= floor * 1.3, $"{ours} bytes against {floor}");
    }

    private static long Least(Action read)
    {
        for (var i = 0; i < 200; i++)
        {
            read();
        }

        var least = long.MaxValue;
        for (var round = 0; round < 20; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            read();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    private static T Read<T>(string type, string data, string more = "")
        where T : StripeEvent
    {
        var webhook = Webhook(Encoding.UTF8.GetBytes(Wrap(type, data, more)));
        var read = Assert.IsType<T>(Assert.Single(new StripeWebhookReceiver(TimeProvider.System).Read(webhook)));
        Assert.Equal("evt_1", read.Id);
        Assert.Equal(type, read.Type);
        Assert.Equal(webhook.Body.ToArray(), read.Raw.Utf8.ToArray());
        return read;
    }

    private static string Wrap(string type, string data, string more) =>
        $$$"""{"id":"evt_1","object":"event","created":1767614400,"data":{"object":{{{data}}}},{{{more}}}"type":"{{{type}}}"}""";

    private static RawWebhook Webhook(ReadOnlyMemory<byte> body) => new(body, _ => null, DateTimeOffset.UnixEpoch);
}
