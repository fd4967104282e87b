namespace Procur.Integrations.Mpesa.Tests;

/// <summary>What a query's answer makes of a payment.</summary>
public sealed class QueryTests
{
    /// <summary>Every documented result code of a push (service documentation, result codes), and one that nobody has heard of.</summary>
    public static TheoryData<string, PaymentStatus, DeclineReason?> Codes =>
        new()
        {
            { "0", PaymentStatus.Succeeded, null },
            { "1", PaymentStatus.Declined, DeclineReason.InsufficientFunds },
            { "2", PaymentStatus.Declined, DeclineReason.LimitExceeded },
            { "3", PaymentStatus.Declined, DeclineReason.LimitExceeded },
            { "4", PaymentStatus.Declined, DeclineReason.LimitExceeded },
            { "5", PaymentStatus.Declined, DeclineReason.InsufficientFunds },
            { "6", PaymentStatus.Declined, DeclineReason.InvalidDetails },
            { "7", PaymentStatus.Failed, DeclineReason.InvalidDetails },
            { "8", PaymentStatus.Failed, DeclineReason.LimitExceeded },
            { "11", PaymentStatus.Declined, DeclineReason.NotAllowed },
            { "12", PaymentStatus.Failed, DeclineReason.NotAllowed },
            { "13", PaymentStatus.Declined, DeclineReason.InvalidDetails },
            { "14", PaymentStatus.Failed, DeclineReason.InvalidDetails },
            { "15", PaymentStatus.Processing, DeclineReason.Unrecognized },
            { "17", PaymentStatus.Processing, DeclineReason.ProcessingError },
            { "18", PaymentStatus.Failed, DeclineReason.NotAllowed },
            { "19", PaymentStatus.Failed, DeclineReason.ProcessingError },
            { "20", PaymentStatus.Failed, DeclineReason.NotAllowed },
            { "21", PaymentStatus.Failed, DeclineReason.NotAllowed },
            { "22", PaymentStatus.Failed, DeclineReason.NotAllowed },
            { "24", PaymentStatus.Failed, DeclineReason.InvalidDetails },
            { "25", PaymentStatus.Failed, DeclineReason.InvalidDetails },
            { "26", PaymentStatus.Failed, DeclineReason.ProcessingError },
            { "29", PaymentStatus.Failed, DeclineReason.NotAllowed },
            { "1001", PaymentStatus.Declined, DeclineReason.Busy },
            { "1019", PaymentStatus.Expired, DeclineReason.NoResponse },
            { "1025", PaymentStatus.Failed, DeclineReason.ProcessingError },
            { "9999", PaymentStatus.Failed, DeclineReason.ProcessingError },
            { "1031", PaymentStatus.Canceled, DeclineReason.CanceledByPayer },
            { "1032", PaymentStatus.Canceled, DeclineReason.CanceledByPayer },
            { "1036", PaymentStatus.Failed, DeclineReason.NoResponse },
            { "1037", PaymentStatus.Expired, DeclineReason.NoResponse },
            { "2001", PaymentStatus.Declined, DeclineReason.WrongPin },
            { "2006", PaymentStatus.Declined, DeclineReason.NotAllowed },
            { "2028", PaymentStatus.Failed, DeclineReason.NotAllowed },
            { "2040", PaymentStatus.Declined, DeclineReason.NotAllowed },
            { "4999", PaymentStatus.Pending, null },
            { "8006", PaymentStatus.Failed, DeclineReason.NotAllowed },
            { "SFC_IC0003", PaymentStatus.Failed, DeclineReason.InvalidDetails },
            { "31337", PaymentStatus.Unrecognized, DeclineReason.Unrecognized },
        };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_result_code_is_told_in_the_common_words_and_kept_in_its_own(
        string code,
        PaymentStatus status,
        DeclineReason? reason
    )
    {
        await using var daraja = Daraja.Start().OnQuery(Daraja.Ended(code, "the service's words"));
        await using var host = MpesaHost.Create(daraja);
        host.Time.Advance(TimeSpan.FromMinutes(2));

        var payment = await host.Get<IPaymentProvider>().GetPaymentAsync(Daraja.Checkout, Token);

        Assert.Equal((Daraja.Checkout, status, code), (payment.Id, payment.Status, payment.ProviderStatus));
        Assert.Equal(reason, payment.Decline?.Reason);
        if (reason is not null)
        {
            Assert.Equal((code, "the service's words"), (payment.Decline!.ProviderCode, payment.Decline.Message));
        }
    }

    [Fact]
    public async Task A_prompt_that_waits_is_pending_although_it_comes_as_a_500_and_is_asked_once()
    {
        await using var daraja = Daraja.Start();
        await using var host = MpesaHost.Create(daraja);

        var payment = await host.Get<IPaymentProvider>().GetPaymentAsync(Daraja.Checkout, Token);

        Assert.Equal(PaymentStatus.Pending, payment.Status);
        Assert.Equal("500.001.1001", payment.ProviderStatus);
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero), payment.CreatedAt);
        Assert.IsType<HandsetPromptAction>(payment.NextAction);
        Assert.Single(daraja.Queries);
        Assert.Equal("done", host.Audit.Records[^1].Outcome);
    }

    [Theory]
    [InlineData("The Transaction Is Being Processed.")]
    [InlineData("the transaction is being processed")]
    public async Task The_words_for_waiting_are_known_in_any_case(string words)
    {
        await using var daraja = Daraja.Start().OnQuery(Daraja.Error("500.001.1001", words));
        await using var host = MpesaHost.Create(daraja);

        Assert.Equal(PaymentStatus.Pending, (await host.Get<IPaymentProvider>().GetPaymentAsync(Daraja.Checkout, Token)).Status);
    }

    [Fact]
    public async Task The_same_code_with_other_words_is_a_failure_that_is_asked_again()
    {
        await using var daraja = Daraja.Start().OnQuery(Daraja.Error("500.001.1001", "Internal server error"), Daraja.Ended("0"));
        await using var host = MpesaHost.Create(daraja);

        Assert.Equal(PaymentStatus.Succeeded, (await host.Get<IPaymentProvider>().GetPaymentAsync(Daraja.Checkout, Token)).Status);
        Assert.Equal(2, daraja.Queries.Count);
    }

    [Theory]
    [InlineData(30, PaymentStatus.Processing)]
    [InlineData(89, PaymentStatus.Processing)]
    [InlineData(90, PaymentStatus.Canceled)]
    public async Task A_failure_is_believed_only_once_the_prompt_is_gone(int seconds, PaymentStatus status)
    {
        await using var daraja = Daraja.Start().OnQuery(Daraja.Ended("1032"));
        await using var host = MpesaHost.Create(daraja);
        host.Time.Advance(TimeSpan.FromSeconds(seconds));

        var payment = await host.Get<IPaymentProvider>().GetPaymentAsync(Daraja.Checkout, Token);

        Assert.Equal(status, payment.Status);
        Assert.Equal(DeclineReason.CanceledByPayer, payment.Decline?.Reason);
        Assert.Equal("1032", payment.ProviderStatus);
    }

    [Theory]
    [InlineData("ws_CO_DMZ_63668561_05012026150000289", PaymentStatus.Processing)]
    // Without a moment in it, or with one that cannot be, the code alone decides.
    [InlineData("ws_CO_1", PaymentStatus.Canceled)]
    [InlineData("ws_CO_99992026150000289", PaymentStatus.Canceled)]
    [InlineData("ws_CO_05012027150000289", PaymentStatus.Canceled)]
    [InlineData("other_05012026150000289", PaymentStatus.Canceled)]
    public async Task When_the_push_was_made_is_read_from_its_id_where_it_says_so(string checkout, PaymentStatus status)
    {
        await using var daraja = Daraja.Start().OnQuery(Daraja.Ended("1032", checkout: checkout));
        await using var host = MpesaHost.Create(daraja);
        host.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(status, (await host.Get<IPaymentProvider>().GetPaymentAsync(checkout, Token)).Status);
    }

    [Fact]
    public async Task A_payment_is_believed_at_once()
    {
        await using var daraja = Daraja.Start().OnQuery(Daraja.Ended("0"));
        await using var host = MpesaHost.Create(daraja);

        var payment = await host.Get<IPaymentProvider>().GetPaymentAsync(Daraja.Checkout, Token);

        Assert.Equal(PaymentStatus.Succeeded, payment.Status);
        Assert.Null(payment.Decline);
    }

    [Theory]
    [InlineData("""{"ResponseCode":"0","ResultCode":1032,"ResultDesc":"words"}""", PaymentStatus.Canceled)]
    [InlineData("""{"ResponseCode":0,"ResultCode":"0"}""", PaymentStatus.Succeeded)]
    [InlineData("""{"ResponseCode":"0"}""", PaymentStatus.Pending)]
    // The answer for another push says nothing of this one.
    [InlineData("""{"ResponseCode":"0","CheckoutRequestID":"ws_CO_2","ResultCode":"0"}""", PaymentStatus.Processing)]
    public async Task Answers_of_other_shapes_are_read_with_care(string body, PaymentStatus status)
    {
        await using var daraja = Daraja.Start().OnQuery(Reply.Json(body));
        await using var host = MpesaHost.Create(daraja);

        Assert.Equal(status, (await host.Get<IPaymentProvider>().GetPaymentAsync("ws_CO_1", Token)).Status);
    }

    [Fact]
    public async Task A_push_that_the_service_does_not_know_is_not_found()
    {
        await using var daraja = Daraja.Start().OnQuery(Daraja.Error("400.002.02", "Bad Request - Invalid CheckoutRequestID", 400));
        await using var host = MpesaHost.Create(daraja);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IPaymentProvider>().GetPaymentAsync("ws_CO_unknown", Token));

        Assert.Equal(IntegrationErrorKind.NotFound, e.Kind);
    }

    [Fact]
    public async Task A_query_is_asked_again_where_its_answer_was_lost()
    {
        await using var daraja = Daraja.Start().OnQuery(Reply.Reset, Reply.Html(status: 503), Daraja.Ended("0"));
        await using var host = MpesaHost.Create(daraja);

        Assert.Equal(PaymentStatus.Succeeded, (await host.Get<IPaymentProvider>().GetPaymentAsync(Daraja.Checkout, Token)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task An_empty_id_is_refused(string id)
    {
        await using var daraja = Daraja.Start();
        await using var host = MpesaHost.Create(daraja);

        await Assert.ThrowsAnyAsync<ArgumentException>(() => host.Get<IPaymentProvider>().GetPaymentAsync(id, Token));
    }
}
