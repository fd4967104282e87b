using System.Text.Json.Nodes;

namespace Procur.Integrations.Mpesa.Tests;

/// <summary>From the push to the payer's answer, by callback and by query.</summary>
public sealed class PromptTests : SandboxTest
{
    public static TheoryData<string, PaymentStatus, DeclineReason?> Answers =>
        new()
        {
            { "pay", PaymentStatus.Succeeded, null },
            { "cancel", PaymentStatus.Canceled, DeclineReason.CanceledByPayer },
            { "wrong-pin", PaymentStatus.Declined, DeclineReason.WrongPin },
            { "insufficient", PaymentStatus.Declined, DeclineReason.InsufficientFunds },
            { "timeout", PaymentStatus.Expired, DeclineReason.NoResponse },
            { "unreachable", PaymentStatus.Expired, DeclineReason.NoResponse },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task The_payers_answer_is_told_by_callback_and_by_query(string answer, PaymentStatus status, DeclineReason? reason)
    {
        var payment = await Payments.CreatePaymentAsync(MpesaHost.Request(), Token);
        Assert.Equal(PaymentStatus.Pending, (await Payments.GetPaymentAsync(payment.Id, Token)).Status);

        await AnswerAsync(answer);

        var callback = Assert.Single(Callbacks);
        Assert.Equal((payment.Id, status), (callback.Payment.Id, callback.Payment.Status));
        Assert.Equal(reason, callback.Payment.Decline?.Reason);
        Assert.Equal(MpesaConfirmation.Confirmed, callback.Confirmation);
        Assert.Equal(status == PaymentStatus.Succeeded ? 1 : 0, (await LedgerAsync("payment")).Count);

        await Control.AdvanceAsync(TimeSpan.FromSeconds(90), Token);
        var read = await Payments.GetPaymentAsync(payment.Id, Token);
        Assert.Equal((status, reason), (read.Status, read.Decline?.Reason));
    }

    [Fact]
    public async Task A_prompt_that_nobody_answers_expires()
    {
        var payment = await Payments.CreatePaymentAsync(MpesaHost.Request(), Token);

        await Control.AdvanceAsync(TimeSpan.FromSeconds(60), Token);
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(PaymentStatus.Expired, Assert.Single(Callbacks).Payment.Status);
        Assert.Equal(PaymentStatus.Processing, (await Payments.GetPaymentAsync(payment.Id, Token)).Status);
        await Control.AdvanceAsync(TimeSpan.FromSeconds(30), Token);
        Assert.Equal(PaymentStatus.Expired, (await Payments.GetPaymentAsync(payment.Id, Token)).Status);
    }

    [Fact]
    public async Task A_receipt_names_the_money_that_moved()
    {
        await Payments.CreatePaymentAsync(MpesaHost.Request(250), Token);

        await AnswerAsync("pay");

        var booked = Assert.Single(await LedgerAsync("payment"));
        var settlement = Assert.Single(Assert.Single(Callbacks).Payment.Settlements);
        Assert.Equal((booked.Id, booked.Amount), (settlement.Id, settlement.Amount.Amount));
        Assert.Equal("INV17", booked.Reference);
    }

    [Theory]
    [InlineData("wrong-amount")]
    [InlineData("unpaid-success")]
    [InlineData("unknown-id")]
    public async Task A_forged_callback_settles_nothing_and_keeps_the_true_one_not_out(string kind)
    {
        var payment = await Payments.CreatePaymentAsync(MpesaHost.Request(), Token);

        await ForgeAsync(kind);
        Assert.All(Callbacks, callback => Assert.Equal(PaymentStatus.Processing, callback.Payment.Status));
        Assert.Equal(PaymentStatus.Pending, (await Payments.GetPaymentAsync(payment.Id, Token)).Status);
        var deliveries = await Control.GetDeliveriesAsync("mpesa", cancellationToken: Token);
        Assert.Equal(200, Assert.Single(deliveries).Status);

        await AnswerAsync("pay");
        Assert.Equal(PaymentStatus.Succeeded, Callbacks.Last().Payment.Status);
    }

    [Fact]
    public async Task A_forged_success_after_a_refusal_settles_nothing()
    {
        var payment = await Payments.CreatePaymentAsync(MpesaHost.Request(), Token);
        await AnswerAsync("cancel");

        await ForgeAsync("unpaid-success");

        Assert.Equal([PaymentStatus.Canceled, PaymentStatus.Processing], Callbacks.Select(callback => callback.Payment.Status));
        await Control.AdvanceAsync(TimeSpan.FromSeconds(90), Token);
        Assert.Equal(PaymentStatus.Canceled, (await Payments.GetPaymentAsync(payment.Id, Token)).Status);
    }

    [Fact]
    public async Task A_callback_sent_twice_is_handled_once()
    {
        await Control.AddFaultAsync("mpesa:webhook-duplicate", Token);
        await Payments.CreatePaymentAsync(MpesaHost.Request(), Token);

        await AnswerAsync("pay");

        Assert.Single(Callbacks);
        Assert.Equal(2, (await Control.GetDeliveriesAsync("mpesa", cancellationToken: Token)).Count);
    }

    [Fact]
    public async Task A_callback_that_never_comes_is_made_up_for_by_asking()
    {
        await Control.AddFaultAsync("mpesa:webhook-lost", Token);
        var payment = await Payments.CreatePaymentAsync(MpesaHost.Request(), Token);

        await AnswerAsync("pay");

        Assert.Empty(Callbacks);
        Assert.Equal(PaymentStatus.Succeeded, (await Payments.GetPaymentAsync(payment.Id, Token)).Status);
    }

    [Fact]
    public async Task A_callback_that_may_overtake_the_acknowledgement_is_told_once_and_right()
    {
        await Control.ActAsync("mpesa", "auto-answer", new JsonObject { ["answer"] = "pay" }, cancellationToken: Token);

        var payment = await Payments.CreatePaymentAsync(MpesaHost.Request(), Token);
        await Control.WaitForIdleAsync(Token);

        var callback = Assert.Single(Callbacks);
        Assert.Equal((payment.Id, PaymentStatus.Succeeded), (callback.Payment.Id, callback.Payment.Status));
    }

    [Fact]
    public async Task A_second_prompt_for_a_busy_payer_is_refused_and_may_be_asked_for_later()
    {
        await Payments.CreatePaymentAsync(MpesaHost.Request(), Token);
        var second = MpesaHost.Request(operationKey: "pay 18");

        var e = await Assert.ThrowsAsync<IntegrationException>(() => Payments.CreatePaymentAsync(second, Token));
        Assert.Equal((IntegrationErrorKind.Conflict, false, true), (e.Kind, e.OutcomeUnknown, e.IsTransient));
        Assert.Single(await LedgerAsync("stk-prompt"));

        await AnswerAsync("pay");
        await Payments.CreatePaymentAsync(second, Token);
        Assert.Equal(2, (await LedgerAsync("stk-prompt")).Count);
    }

    [Fact]
    public async Task Tokens_that_ended_early_are_replaced_and_the_push_is_made_once()
    {
        await Payments.CreatePaymentAsync(MpesaHost.Request(), Token);
        await AnswerAsync("pay");
        await Control.ActAsync("mpesa", "end-tokens", cancellationToken: Token);

        await Payments.CreatePaymentAsync(MpesaHost.Request(), Token);

        Assert.Equal(2, await CountAsync("oauth.generate"));
        Assert.Equal(2, (await LedgerAsync("stk-prompt")).Count);
    }

    [Fact]
    public async Task A_hundred_callers_fetch_one_token()
    {
        var payment = await Payments.CreatePaymentAsync(MpesaHost.Request(), Token);
        await Control.ActAsync("mpesa", "end-tokens", cancellationToken: Token);
        var before = await CountAsync("oauth.generate");

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Payments.GetPaymentAsync(payment.Id, Token)));

        Assert.Equal(before + 1, await CountAsync("oauth.generate"));
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("error-code")]
    public async Task Wrong_credentials_are_told_in_either_form(string form)
    {
        await Control.ActAsync("mpesa", "token-refusal", new JsonObject { ["form"] = form }, cancellationToken: Token);
        Set("ConsumerSecret", "wrong");

        var test = await Get<IIntegrationConnector>().TestConnectionAsync(Token);

        Assert.Equal((false, IntegrationErrorKind.Authentication), (test.Succeeded, test.Kind));
        Assert.Equal(1, await CountAsync("oauth.generate"));
    }

    [Fact]
    public async Task A_wrong_passkey_or_short_code_is_told_as_that()
    {
        Set("Passkey", "wrong");
        var passkey = await Assert.ThrowsAsync<IntegrationException>(() => Payments.CreatePaymentAsync(MpesaHost.Request(), Token));
        Set("ShortCode", "600999");
        var shortCode = await Assert.ThrowsAsync<IntegrationException>(() => Payments.CreatePaymentAsync(MpesaHost.Request(), Token));

        Assert.Equal((IntegrationErrorKind.Permission, false), (passkey.Kind, passkey.OutcomeUnknown));
        Assert.Contains("Passkey", passkey.Message, StringComparison.Ordinal);
        Assert.Equal((IntegrationErrorKind.Permission, false), (shortCode.Kind, shortCode.OutcomeUnknown));
        Assert.Contains("ShortCode", shortCode.Message, StringComparison.Ordinal);
        Assert.Empty(await LedgerAsync("stk-prompt"));
    }

    [Fact]
    public async Task A_payment_that_the_service_does_not_know_is_not_found()
    {
        var e = await Assert.ThrowsAsync<IntegrationException>(() => Payments.GetPaymentAsync("ws_CO_191220191020363925", Token));

        Assert.Equal(IntegrationErrorKind.NotFound, e.Kind);
    }
}
