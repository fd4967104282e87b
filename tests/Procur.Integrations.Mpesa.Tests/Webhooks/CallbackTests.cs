using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Journal;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Mpesa.Tests;

/// <summary>Callbacks that nobody signs: true, forged, early, late, twice, and in place of an answer that was lost.</summary>
[SuiteOf(typeof(IWebhookReceiver))]
[SuiteOf(typeof(IWebhookConfirmation))]
public sealed class CallbackTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_true_callback_is_confirmed_by_a_query_and_brings_the_receipt()
    {
        await using var daraja = Daraja.Start().OnQuery(Daraja.Ended("0"));
        var seen = new ConcurrentQueue<MpesaPaymentCallback>();
        var payments = new ConcurrentQueue<Payment>();
        await using var host = Listening(daraja, seen, payments);
        var token = await PushAsync(host, daraja);

        var answer = await host.PostAsync(token, Daraja.Callback(), Token);

        AssertAcknowledged(answer);
        var callback = Assert.Single(seen);
        Assert.Equal(MpesaConfirmation.Confirmed, callback.Confirmation);
        Assert.Equal("stkCallback", callback.Type);
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 12, 0, 30, TimeSpan.Zero), callback.OccurredAt);
        var payment = Assert.Single(payments);
        Assert.Same(callback.Payment, payment);
        Assert.Equal((Daraja.Checkout, PaymentStatus.Succeeded, "0"), (payment.Id, payment.Status, payment.ProviderStatus));
        Assert.Equal((new Money(100, "KES"), new Money(100, "KES"), "INV17"), (payment.Amount, payment.AmountCaptured, payment.Reference));
        var settlement = Assert.Single(payment.Settlements);
        Assert.Equal(("NLJ7RT61SV", new Money(100, "KES"), callback.OccurredAt), (settlement.Id, settlement.Amount, settlement.At));
        Assert.Equal(Daraja.Checkout, Daraja.Text(Assert.Single(daraja.Queries), "CheckoutRequestID"));
    }

    public static TheoryData<string, PaymentStatus, DeclineReason> Failures =>
        new()
        {
            { "1032", PaymentStatus.Canceled, DeclineReason.CanceledByPayer },
            { "1037", PaymentStatus.Expired, DeclineReason.NoResponse },
            { "2001", PaymentStatus.Declined, DeclineReason.WrongPin },
            { "1", PaymentStatus.Declined, DeclineReason.InsufficientFunds },
            // A callback ends its push: with the service's agreement a code that nobody has heard of is a failure.
            { "31337", PaymentStatus.Failed, DeclineReason.Unrecognized },
            { "17", PaymentStatus.Processing, DeclineReason.ProcessingError },
        };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failure_that_callback_and_query_agree_on_is_final_at_once(string code, PaymentStatus status, DeclineReason reason)
    {
        await using var daraja = Daraja.Start().OnQuery(Daraja.Ended(code));
        var seen = new ConcurrentQueue<MpesaPaymentCallback>();
        await using var host = Listening(daraja, seen);
        var token = await PushAsync(host, daraja);

        await host.PostAsync(token, Daraja.Callback(code, amount: null), Token);

        var callback = Assert.Single(seen);
        Assert.Equal(MpesaConfirmation.Confirmed, callback.Confirmation);
        Assert.Equal((status, reason), (callback.Payment.Status, callback.Payment.Decline!.Reason));
        Assert.Empty(callback.Payment.Settlements);
        Assert.Null(callback.Payment.AmountCaptured);
    }

    public static TheoryData<string, int, MpesaConfirmation, PaymentStatus> Disagreements =>
        new()
        {
            // what is asked after so many seconds, what the query says
            { "pending", 10, MpesaConfirmation.Unconfirmed, PaymentStatus.Processing },
            { "4999", 10, MpesaConfirmation.Unconfirmed, PaymentStatus.Processing },
            { "1032", 10, MpesaConfirmation.Unconfirmed, PaymentStatus.Processing },
            { "1032", 90, MpesaConfirmation.Contradicted, PaymentStatus.Processing },
            { "31337", 90, MpesaConfirmation.Unconfirmed, PaymentStatus.Processing },
            { "not found", 10, MpesaConfirmation.Contradicted, PaymentStatus.Processing },
            { "500", 10, MpesaConfirmation.Unconfirmed, PaymentStatus.Processing },
            { "another push", 10, MpesaConfirmation.Unconfirmed, PaymentStatus.Processing },
        };

    [Theory]
    [MemberData(nameof(Disagreements))]
    public async Task A_success_that_the_service_does_not_confirm_settles_nothing(
        string said,
        int seconds,
        MpesaConfirmation confirmation,
        PaymentStatus status
    )
    {
        await using var daraja = Daraja.Start();
        daraja.OnQuery([.. Enumerable.Repeat(QueryAnswer(said), 4)]);
        var seen = new ConcurrentQueue<MpesaPaymentCallback>();
        await using var host = Listening(daraja, seen);
        var token = await PushAsync(host, daraja);
        host.Time.Advance(TimeSpan.FromSeconds(seconds));

        var answer = await host.PostAsync(token, Daraja.Callback(), Token);

        AssertAcknowledged(answer);
        var callback = Assert.Single(seen);
        Assert.Equal((confirmation, status), (callback.Confirmation, callback.Payment.Status));
        Assert.Empty(callback.Payment.Settlements);
        Assert.Null(callback.Payment.AmountCaptured);
        Assert.Null(callback.Payment.Decline);
    }

    [Fact]
    public async Task A_failure_that_the_service_contradicts_settles_nothing()
    {
        await using var daraja = Daraja.Start().OnQuery(Daraja.Ended("0"));
        var seen = new ConcurrentQueue<MpesaPaymentCallback>();
        await using var host = Listening(daraja, seen);
        var token = await PushAsync(host, daraja);

        await host.PostAsync(token, Daraja.Callback("1032", amount: null), Token);

        var callback = Assert.Single(seen);
        Assert.Equal((MpesaConfirmation.Contradicted, PaymentStatus.Processing), (callback.Confirmation, callback.Payment.Status));
    }

    [Theory]
    [InlineData(10, MpesaConfirmation.Unconfirmed, PaymentStatus.Processing)]
    [InlineData(90, MpesaConfirmation.Confirmed, PaymentStatus.Expired)]
    public async Task Of_two_different_failures_the_services_own_counts_once_it_is_final(
        int seconds,
        MpesaConfirmation confirmation,
        PaymentStatus status
    )
    {
        await using var daraja = Daraja.Start().OnQuery(Daraja.Ended("1037"));
        var seen = new ConcurrentQueue<MpesaPaymentCallback>();
        await using var host = Listening(daraja, seen);
        var token = await PushAsync(host, daraja);
        host.Time.Advance(TimeSpan.FromSeconds(seconds));

        await host.PostAsync(token, Daraja.Callback("1032", amount: null), Token);

        var callback = Assert.Single(seen);
        Assert.Equal((confirmation, status), (callback.Confirmation, callback.Payment.Status));
    }

    [Fact]
    public async Task Another_amount_than_was_asked_for_settles_nothing_even_where_the_push_was_paid()
    {
        await using var daraja = Daraja.Start().OnQuery(Daraja.Ended("0"));
        var seen = new ConcurrentQueue<MpesaPaymentCallback>();
        await using var host = Listening(daraja, seen);
        var token = await PushAsync(host, daraja);

        await host.PostAsync(token, Daraja.Callback(amount: 101), Token);

        var callback = Assert.Single(seen);
        Assert.Equal((MpesaConfirmation.Contradicted, PaymentStatus.Processing), (callback.Confirmation, callback.Payment.Status));
        Assert.Equal(new Money(100, "KES"), callback.Payment.Amount);
        Assert.Empty(callback.Payment.Settlements);
    }

    [Fact]
    public async Task A_callback_for_another_push_reaches_no_handler_and_is_answered_as_a_true_one()
    {
        await using var daraja = Daraja.Start().OnQuery(Daraja.Ended("0", checkout: "ws_CO_other"));
        var seen = new ConcurrentQueue<MpesaPaymentCallback>();
        await using var host = Listening(daraja, seen);
        var token = await PushAsync(host, daraja);

        var answer = await host.PostAsync(token, Daraja.Callback(checkout: "ws_CO_other"), Token);

        AssertAcknowledged(answer);
        Assert.Empty(seen);
        Assert.Empty(daraja.Queries);
    }

    public static TheoryData<string> Garbage => ["", "nonsense", "[]", "\"text\"", "{\"Body\":", "null"];

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task What_is_no_json_object_reaches_no_handler_and_is_answered_as_a_true_one(string body)
    {
        await using var daraja = Daraja.Start();
        var seen = new ConcurrentQueue<WebhookEvent>();
        await using var host = MpesaHost.Create(daraja, with: services => services.AddWebhookHandler<WebhookEvent>(Keep(seen)));
        var token = await PushAsync(host, daraja);

        AssertAcknowledged(await host.PostAsync(token, body, Token));
        Assert.Empty(seen);
    }

    public static TheoryData<string> OtherShapes =>
        [
            "{}",
            """{"Body":{}}""",
            """{"Body":{"stkCallback":[]}}""",
            """{"Body":{"stkCallback":{"ResultCode":0}}}""",
            """{"Body":{"stkCallback":{"CheckoutRequestID":"","ResultCode":0}}}""",
            """{"Body":{"stkCallback":{"CheckoutRequestID":"ws_CO_1"}}}""",
            """{"Result":{"ResultType":0,"ResultCode":0,"OriginatorConversationID":"10571-7910404-1"}}""",
        ];

    [Theory]
    [MemberData(nameof(OtherShapes))]
    public async Task A_callback_of_another_shape_keeps_its_bytes(string body)
    {
        await using var daraja = Daraja.Start();
        var seen = new ConcurrentQueue<WebhookEvent>();
        await using var host = MpesaHost.Create(daraja, with: services => services.AddWebhookHandler<WebhookEvent>(Keep(seen)));
        var token = await PushAsync(host, daraja);

        AssertAcknowledged(await host.PostAsync(token, body, Token));

        var other = Assert.IsType<MpesaUnrecognizedCallback>(Assert.Single(seen));
        Assert.Equal(body, other.Raw.GetText());
        Assert.Empty(daraja.Queries);
    }

    [Theory]
    [InlineData("""{"Name":"Amount","Value":"100"}""")]
    [InlineData("""{"Name":"Amount","Value":1e2}""")]
    [InlineData("""{"Name":"Amount","Value":100.00}""")]
    public async Task Items_are_read_by_name_and_as_text_or_number(string amount)
    {
        await using var daraja = Daraja.Start().OnQuery(Daraja.Ended("0"));
        var seen = new ConcurrentQueue<MpesaPaymentCallback>();
        await using var host = Listening(daraja, seen);
        var token = await PushAsync(host, daraja);
        var body = $$$"""
            {"Body":{"stkCallback":{"CheckoutRequestID":"{{{Daraja.Checkout}}}","ResultCode":"0","ResultDesc":"words","CallbackMetadata":{"Item":[
            {"Name":"Balance"},{"Name":"MpesaReceiptNumber","Value":"NLJ7RT61SV"},{"Name":7},"text",{{{amount}}}] } } } }
            """;

        await host.PostAsync(token, body, Token);

        var callback = Assert.Single(seen);
        Assert.Equal(new Money(100, "KES"), callback.Amount);
        Assert.Equal(PaymentStatus.Succeeded, callback.Payment.Status);
        Assert.Equal("NLJ7RT61SV", Assert.Single(callback.Payment.Settlements).Id);
    }

    [Fact]
    public async Task A_copy_is_handled_once()
    {
        await using var daraja = Daraja.Start().OnQuery(Daraja.Ended("0"), Daraja.Ended("0"));
        var seen = new ConcurrentQueue<MpesaPaymentCallback>();
        await using var host = Listening(daraja, seen);
        var token = await PushAsync(host, daraja);

        AssertAcknowledged(await host.PostAsync(token, Daraja.Callback(), Token));
        AssertAcknowledged(await host.PostAsync(token, Daraja.Callback(), Token));

        Assert.Single(seen);
        Assert.Single(daraja.Queries);
    }

    [Fact]
    public async Task A_forged_success_does_not_keep_the_true_one_out()
    {
        await using var daraja = Daraja.Start().OnQuery(Daraja.Pending(), Daraja.Ended("0"));
        var seen = new ConcurrentQueue<MpesaPaymentCallback>();
        await using var host = Listening(daraja, seen);
        var token = await PushAsync(host, daraja);

        await host.PostAsync(token, Daraja.Callback(receipt: "FORGED0001"), Token);
        await host.PostAsync(token, Daraja.Callback(), Token);

        Assert.Equal(
            [(PaymentStatus.Processing, ""), (PaymentStatus.Succeeded, "NLJ7RT61SV")],
            seen.Select(callback => (callback.Payment.Status, callback.Payment.Settlements is [var paid] ? paid.Id : ""))
        );
    }

    [Fact]
    public async Task An_address_that_was_never_given_out_is_answered_without_a_word()
    {
        await using var daraja = Daraja.Start();
        var seen = new ConcurrentQueue<MpesaPaymentCallback>();
        await using var host = Listening(daraja, seen);
        await PushAsync(host, daraja);

        await host.PostAsync(new string('a', 48), Daraja.Callback(), Token);

        Assert.Empty(seen);
        Assert.Empty(daraja.Queries);
    }

    [Fact]
    public async Task An_address_ends_after_a_week()
    {
        await using var daraja = Daraja.Start().OnQuery(Daraja.Ended("0"));
        var seen = new ConcurrentQueue<MpesaPaymentCallback>();
        await using var host = Listening(daraja, seen);
        var token = await PushAsync(host, daraja);
        host.Time.Advance(TimeSpan.FromDays(7));

        await host.PostAsync(token, Daraja.Callback(), Token);

        Assert.Empty(seen);
    }

    [Fact]
    public async Task A_ticket_of_another_operation_is_no_address_for_a_push()
    {
        await using var daraja = Daraja.Start().OnQuery(Daraja.Ended("0"));
        var seen = new ConcurrentQueue<MpesaPaymentCallback>();
        await using var host = Listening(daraja, seen);
        var connection = host.Get<MpesaClient>().Connection;
        var ticket = await connection.Callbacks.IssueAsync(new CallbackTicket(connection.Id) { Operation = "other" }, Token);

        await host.PostAsync(ticket.Token, Daraja.Callback(), Token);

        Assert.Empty(seen);
    }

    [Theory]
    [InlineData("pay 17")]
    [InlineData(null)]
    public async Task An_acknowledgement_that_was_lost_is_settled_by_the_callback(string? operationKey)
    {
        await using var daraja = Daraja.Start().OnPush(Reply.Close).OnQuery(Daraja.Ended("0"));
        var seen = new ConcurrentQueue<MpesaPaymentCallback>();
        await using var host = Listening(daraja, seen);
        var payments = host.Get<IPaymentProvider>();
        var request = MpesaHost.Request(operationKey: operationKey);
        await Assert.ThrowsAsync<IntegrationException>(() => payments.CreatePaymentAsync(request, Token));

        await host.PostAsync(MpesaHost.TokenOf(Assert.Single(daraja.Pushes)), Daraja.Callback(), Token);
        var payment = await payments.CreatePaymentAsync(request, Token);

        Assert.Equal(PaymentStatus.Succeeded, Assert.Single(seen).Payment.Status);
        Assert.Equal((Daraja.Checkout, PaymentStatus.Pending), (payment.Id, payment.Status));
        Assert.Single(daraja.Pushes);
        Assert.False(await host.Get<OperationOutcomes>().ListUnknownAsync(cancellationToken: Token).AnyAsync(Token));
    }

    [Theory]
    [InlineData("pending")]
    [InlineData("1032")]
    [InlineData("not found")]
    [InlineData("500")]
    public async Task An_acknowledgement_that_was_lost_stays_lost_where_the_service_confirms_nothing(string said)
    {
        await using var daraja = Daraja.Start().OnPush(Reply.Close);
        daraja.OnQuery([.. Enumerable.Repeat(QueryAnswer(said), 4)]);
        var seen = new ConcurrentQueue<MpesaPaymentCallback>();
        await using var host = Listening(daraja, seen);
        var payments = host.Get<IPaymentProvider>();
        var request = MpesaHost.Request(operationKey: "pay 17");
        await Assert.ThrowsAsync<IntegrationException>(() => payments.CreatePaymentAsync(request, Token));

        await host.PostAsync(MpesaHost.TokenOf(Assert.Single(daraja.Pushes)), Daraja.Callback(), Token);
        var e = await Assert.ThrowsAsync<IntegrationException>(() => payments.CreatePaymentAsync(request, Token));

        Assert.True(e.OutcomeUnknown);
        Assert.Equal(PaymentStatus.Processing, Assert.Single(seen).Payment.Status);
        Assert.Single(daraja.Pushes);
    }

    [Fact]
    public async Task A_forged_amount_does_not_settle_an_acknowledgement_that_was_lost()
    {
        await using var daraja = Daraja.Start().OnPush(Reply.Close).OnQuery(Daraja.Ended("0"));
        var seen = new ConcurrentQueue<MpesaPaymentCallback>();
        await using var host = Listening(daraja, seen);
        var payments = host.Get<IPaymentProvider>();
        var request = MpesaHost.Request(operationKey: "pay 17");
        await Assert.ThrowsAsync<IntegrationException>(() => payments.CreatePaymentAsync(request, Token));

        await host.PostAsync(MpesaHost.TokenOf(Assert.Single(daraja.Pushes)), Daraja.Callback(amount: 1), Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => payments.CreatePaymentAsync(request, Token));
        Assert.True(e.OutcomeUnknown);
    }

    [Fact]
    public async Task A_callback_that_overtakes_the_acknowledgement_is_handled_and_the_caller_gets_his_answer()
    {
        var gate = new TaskCompletionSource();
        await using var daraja = Daraja.Start().OnPush(Daraja.Accepted().After(gate.Task)).OnQuery(Daraja.Ended("0"));
        var seen = new ConcurrentQueue<MpesaPaymentCallback>();
        await using var host = Listening(daraja, seen);
        var pushing = host.Get<IPaymentProvider>().CreatePaymentAsync(MpesaHost.Request(), Token);
        await daraja.StandIn.UntilAsync(2, Token);

        await host.PostAsync(MpesaHost.TokenOf(Assert.Single(daraja.Pushes)), Daraja.Callback(), Token);
        gate.SetResult();

        Assert.Equal(PaymentStatus.Succeeded, Assert.Single(seen).Payment.Status);
        Assert.Equal(Daraja.Checkout, (await pushing).Id);
    }

    [Fact]
    public async Task A_callback_that_overtakes_an_acknowledgement_which_is_then_lost_is_the_acknowledgement()
    {
        var gate = new TaskCompletionSource();
        await using var daraja = Daraja.Start().OnPush(Reply.Close.After(gate.Task)).OnQuery(Daraja.Ended("0"));
        var seen = new ConcurrentQueue<MpesaPaymentCallback>();
        await using var host = Listening(daraja, seen);
        var pushing = host.Get<IPaymentProvider>().CreatePaymentAsync(MpesaHost.Request(), Token);
        await daraja.StandIn.UntilAsync(2, Token);

        await host.PostAsync(MpesaHost.TokenOf(Assert.Single(daraja.Pushes)), Daraja.Callback(), Token);
        gate.SetResult();

        Assert.Equal(PaymentStatus.Succeeded, Assert.Single(seen).Payment.Status);
        Assert.Equal((Daraja.Checkout, PaymentStatus.Pending), ((await pushing).Id, (await pushing).Status));
    }

    [Fact]
    public async Task A_callback_after_the_query_has_answered_says_the_same_again()
    {
        await using var daraja = Daraja.Start().OnQuery(Daraja.Ended("0"), Daraja.Ended("0"));
        var seen = new ConcurrentQueue<MpesaPaymentCallback>();
        await using var host = Listening(daraja, seen);
        var token = await PushAsync(host, daraja);

        var polled = await host.Get<IPaymentProvider>().GetPaymentAsync(Daraja.Checkout, Token);
        await host.PostAsync(token, Daraja.Callback(), Token);

        Assert.Equal(polled.Status, Assert.Single(seen).Payment.Status);
    }

    [Fact]
    public async Task Events_ids_tickets_and_their_texts_hold_no_phone_number()
    {
        await using var daraja = Daraja.Start().OnQuery(Daraja.Ended("0"));
        var seen = new ConcurrentQueue<MpesaPaymentCallback>();
        await using var host = Listening(daraja, seen);
        var token = await PushAsync(host, daraja);
        await host.PostAsync(token, Daraja.Callback(), Token);

        var callback = Assert.Single(seen);
        var ticket = await host.Get<ICallbackTickets>().FindAsync(token, Token);
        var text = $"{callback} {callback.Id} {ticket!.JournalId} {string.Join(' ', ticket.Data)}";

        Assert.DoesNotContain("708374149", text, StringComparison.Ordinal);
        Assert.Equal(["amount", "reference"], ticket.Data.Keys.Order());
    }

    private static TestHost Listening(
        Daraja daraja,
        ConcurrentQueue<MpesaPaymentCallback> seen,
        ConcurrentQueue<Payment>? payments = null
    ) =>
        MpesaHost.Create(
            daraja,
            with: services =>
            {
                services.AddWebhookHandler<MpesaPaymentCallback>(Keep(seen));
                services.AddWebhookHandler<IPaymentEvent>(
                    (callback, _) =>
                    {
                        payments?.Enqueue(callback.Payment);
                        return Task.CompletedTask;
                    }
                );
            }
        );

    private static Func<TEvent, CancellationToken, Task> Keep<TEvent>(ConcurrentQueue<TEvent> seen)
        where TEvent : class =>
        (webhookEvent, _) =>
        {
            seen.Enqueue(webhookEvent);
            return Task.CompletedTask;
        };

    private static Reply QueryAnswer(string said) =>
        said switch
        {
            "pending" => Daraja.Pending(),
            "not found" => Daraja.Error("400.002.02", "Bad Request - Invalid CheckoutRequestID", 400),
            "500" => Reply.Empty(500),
            "another push" => Daraja.Ended("0", checkout: "ws_CO_other"),
            var code => Daraja.Ended(code),
        };

    private static void AssertAcknowledged(WebhookAnswer answer)
    {
        Assert.Equal(200, answer.Status);
        Assert.Equal("application/json", answer.ContentType);
        Assert.Equal("""{"ResultCode":0,"ResultDesc":"Success"}""", Encoding.UTF8.GetString(answer.Body.Span));
    }

    private static async Task<string> PushAsync(TestHost host, Daraja daraja)
    {
        await host.Get<IPaymentProvider>().CreatePaymentAsync(MpesaHost.Request(), Token);
        return MpesaHost.TokenOf(Assert.Single(daraja.Pushes));
    }
}
