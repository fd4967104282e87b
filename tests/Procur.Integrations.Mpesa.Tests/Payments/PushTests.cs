using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;

namespace Procur.Integrations.Mpesa.Tests;

/// <summary>The push on the wire, and what is made of each answer to it.</summary>
public sealed class PushTests
{
    private static readonly Dictionary<string, Reply> Answers = new()
    {
        ["spike arrest by code"] = Daraja.Error("500.003.02", "System is busy"),
        ["spike arrest by the gateway"] = Daraja.Fault(
            "policies.ratelimit.SpikeArrestViolation",
            "Spike arrest violation. Allowed rate : 5ps",
            500
        ),
        ["429 by the gateway"] = Daraja.Fault("policies.ratelimit.SpikeArrestViolation", "Spike arrest violation", 429),
        ["429 with nothing"] = Reply.Empty(429),
        ["429 with HTML"] = Reply.Html(status: 429),
        ["429 with another code"] = Daraja.Error("500.003.1001", "Internal Server Error", 429),
        ["quota by code"] = Daraja.Error("500.003.03", "Quota violation"),
        ["quota by the gateway"] = Daraja.Fault("policies.ratelimit.QuotaViolation", "Quota violation", 500),
        ["subscriber locked"] = Daraja.Error("500.001.1001", "Unable to lock subscriber, a transaction is already in process"),
        ["merchant unknown"] = Daraja.Error("500.001.1001", "Merchant does not exist"),
        ["passkey wrong"] = Daraja.Error("500.001.1001", "Wrong credentials"),
        ["refused in a 200"] = Reply.Json("""{"ResponseCode":"1","ResponseDescription":"Rejected"}"""),
        ["refused in a 200 by number"] = Reply.Json("""{"ResponseCode":17,"ResponseDescription":"Rejected"}"""),
        ["field wrong"] = Daraja.Error("400.002.02", "Bad Request - Invalid Amount", 400),
        ["payload malformed"] = Daraja.Error("400.002.05", "Invalid Request Payload", 400),
        ["path unknown"] = Daraja.Error("404.002.01", "Resource not found", 404),
        ["method wrong"] = Daraja.Error("405.001", "Method Not Allowed", 405),
        ["header malformed"] = Daraja.Error("404.001.04", "Invalid Authentication Header", 404),
        ["400 of a new kind"] = Daraja.Error("400.099.99", "Something new", 400),
        ["500 bare"] = Reply.Empty(500),
        ["500 of the same code"] = Daraja.Error("500.001.1001", "Internal server error"),
        ["500 being processed"] = Daraja.Pending(),
        ["500 internal"] = Daraja.Error("500.003.1001", "Internal Server Error"),
        ["503 by code"] = Daraja.Error("503.001.01", "Service unavailable", 503),
        ["503 of the firewall"] = Reply.Html("<html>Request unsuccessful. Incapsula incident ID: 1</html>", 503),
        ["403 of the firewall"] = Reply.Html("<html>Request unsuccessful. Incapsula incident ID: 1</html>", 403),
        ["400 with nothing"] = Reply.Empty(400),
        ["302"] = Reply.Empty(302).With("Location", "https://elsewhere.example/"),
        ["HTML in a 200"] = Reply.Html(),
        ["nothing in a 200"] = Reply.Empty(200),
        ["body cut off"] = Reply.Cut("""{"MerchantRequestID":"1","CheckoutRequestID":"ws_CO_1","ResponseCode":"0"}"""),
        ["JSON cut off"] = Reply.Json("""{"MerchantRequestID":"1","CheckoutRe"""),
        ["no id in a 200"] = Reply.Json("""{"ResponseCode":"0","ResponseDescription":"Success"}"""),
        ["an empty id in a 200"] = Reply.Json("""{"CheckoutRequestID":"","ResponseCode":"0"}"""),
        ["an error in a 200"] = Daraja.Error("500.099.99", "Something new", 200),
        ["reset"] = Reply.Reset,
        ["closed without an answer"] = Reply.Close,
    };

    public static TheoryData<string> SentAgain =>
        [
            "spike arrest by code",
            "spike arrest by the gateway",
            "429 by the gateway",
            "429 with nothing",
            "429 with HTML",
            "429 with another code",
        ];

    public static TheoryData<string, IntegrationErrorKind, bool> NotDone =>
        new()
        {
            // answer, kind, whether it may well succeed later
            { "quota by code", IntegrationErrorKind.RateLimited, true },
            { "quota by the gateway", IntegrationErrorKind.RateLimited, true },
            { "subscriber locked", IntegrationErrorKind.Conflict, true },
            { "merchant unknown", IntegrationErrorKind.Permission, false },
            { "passkey wrong", IntegrationErrorKind.Permission, false },
            { "refused in a 200", IntegrationErrorKind.Refused, false },
            { "refused in a 200 by number", IntegrationErrorKind.Refused, false },
            { "field wrong", IntegrationErrorKind.Validation, false },
            { "payload malformed", IntegrationErrorKind.Validation, false },
            { "path unknown", IntegrationErrorKind.NotFound, false },
            { "method wrong", IntegrationErrorKind.Validation, false },
            { "header malformed", IntegrationErrorKind.Validation, false },
            { "400 of a new kind", IntegrationErrorKind.Validation, false },
        };

    public static TheoryData<string> Unknown =>
        [
            "500 bare",
            "500 of the same code",
            "500 being processed",
            "500 internal",
            "503 by code",
            "503 of the firewall",
            "403 of the firewall",
            "400 with nothing",
            "302",
            "HTML in a 200",
            "nothing in a 200",
            "body cut off",
            "JSON cut off",
            "no id in a 200",
            "an empty id in a 200",
            "an error in a 200",
            "reset",
            "closed without an answer",
        ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_push_carries_what_daraja_asks_for_with_one_timestamp_in_east_africa_time()
    {
        await using var daraja = Daraja.Start();
        await using var host = MpesaHost.Create(daraja);

        var payment = await host.Get<IPaymentProvider>().CreatePaymentAsync(MpesaHost.Request(), Token);

        var push = Assert.Single(daraja.Pushes);
        var address = Daraja.Text(push, "CallBackURL");
        Assert.Matches("^https://host\\.example/api/webhooks/c/[0-9a-f]{48}$", address);
        var password = Convert.ToBase64String(Encoding.UTF8.GetBytes("174379" + MpesaHost.Passkey + "20260105150000"));
        var expected = new JsonObject
        {
            ["BusinessShortCode"] = "174379",
            ["Password"] = password,
            ["Timestamp"] = "20260105150000",
            ["TransactionType"] = "CustomerPayBillOnline",
            ["Amount"] = 100,
            ["PartyA"] = "254708374149",
            ["PartyB"] = "174379",
            ["PhoneNumber"] = "254708374149",
            ["CallBackURL"] = address,
            ["AccountReference"] = "INV17",
            ["TransactionDesc"] = "Invoice 17",
        };
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(push.Body.Span)), push.Text);
        Assert.Equal("Bearer scripted-token-00000000000000000001", push.Header("Authorization"));
        Assert.StartsWith("application/json", push.Header("Content-Type"), StringComparison.Ordinal);

        Assert.Equal(Daraja.Checkout, payment.Id);
        Assert.Equal(PaymentStatus.Pending, payment.Status);
        Assert.False(payment.IsFinal);
        Assert.Equal("0", payment.ProviderStatus);
        Assert.Equal(new Money(100, "KES"), payment.Amount);
        Assert.Equal("INV17", payment.Reference);
        Assert.Equal(host.Time.GetUtcNow(), payment.CreatedAt);
        var prompt = Assert.IsType<HandsetPromptAction>(payment.NextAction);
        Assert.Equal(host.Time.GetUtcNow().AddSeconds(90), prompt.ExpiresAt);
        Assert.Equal("29115-34620561-1", payment.Raw.Element.GetProperty("MerchantRequestID").GetString());
    }

    [Fact]
    public async Task A_till_is_paid_under_its_head_offices_number()
    {
        await using var daraja = Daraja.Start();
        await using var host = MpesaHost.Create(
            daraja,
            configure: options =>
            {
                options.ShortCode = "600000";
                options.TillNumber = "5331234";
                options.TransactionType = MpesaTransactionType.CustomerBuyGoodsOnline;
            }
        );

        await host.Get<IPaymentProvider>().CreatePaymentAsync(MpesaHost.Request(), Token);

        var push = Assert.Single(daraja.Pushes);
        Assert.Equal(
            ("600000", "5331234", "CustomerBuyGoodsOnline"),
            (Daraja.Text(push, "BusinessShortCode"), Daraja.Text(push, "PartyB"), Daraja.Text(push, "TransactionType"))
        );
    }

    [Fact]
    public async Task Further_fields_go_beside_ours_and_are_part_of_the_intent()
    {
        await using var daraja = Daraja.Start();
        await using var host = MpesaHost.Create(daraja);
        var payments = host.Get<IPaymentProvider>();

        await payments.CreatePaymentAsync(
            MpesaHost.Request(operationKey: "pay 17") with
            {
                ProviderOptions = new() { ["Channel"] = "app" },
            },
            Token
        );
        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            payments.CreatePaymentAsync(MpesaHost.Request(operationKey: "pay 17"), Token)
        );

        Assert.Equal("app", Daraja.Text(Assert.Single(daraja.Pushes), "Channel"));
        Assert.Equal(IntegrationErrorKind.Conflict, e.Kind);
    }

    [Theory]
    [MemberData(nameof(SentAgain))]
    public async Task A_push_that_was_provably_not_made_is_sent_again_as_the_same_bytes(string answer)
    {
        await using var daraja = Daraja.Start().OnPush(Answers[answer]);
        await using var host = MpesaHost.Create(daraja);

        var payment = await host.Get<IPaymentProvider>().CreatePaymentAsync(MpesaHost.Request(), Token);

        Assert.Equal(Daraja.Checkout, payment.Id);
        Assert.Equal(2, daraja.Pushes.Count);
        Assert.Equal(daraja.Pushes[0].Text, daraja.Pushes[1].Text);
    }

    [Theory]
    [MemberData(nameof(NotDone))]
    public async Task A_push_that_was_refused_is_not_sent_again_by_itself_and_may_be_asked_for_again(
        string answer,
        IntegrationErrorKind kind,
        bool transient
    )
    {
        await using var daraja = Daraja.Start().OnPush(Answers[answer]);
        await using var host = MpesaHost.Create(daraja);
        var payments = host.Get<IPaymentProvider>();
        var request = MpesaHost.Request(operationKey: "pay 17");

        var e = await Assert.ThrowsAsync<IntegrationException>(() => payments.CreatePaymentAsync(request, Token));

        Assert.Equal(kind, e.Kind);
        Assert.False(e.OutcomeUnknown);
        Assert.Equal(transient, e.IsTransient);
        Assert.Equal(transient ? TimeSpan.FromMinutes(2) : null, e.RetryAfter);
        Assert.Single(daraja.Pushes);
        host.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(PaymentStatus.Pending, (await payments.CreatePaymentAsync(request, Token)).Status);
        Assert.Equal(2, daraja.Pushes.Count);
    }

    [Theory]
    [MemberData(nameof(Unknown))]
    public async Task A_push_that_may_have_been_made_is_unknown_and_never_sent_again(string answer)
    {
        await using var daraja = Daraja.Start().OnPush(Answers[answer]);
        await using var host = MpesaHost.Create(daraja);
        var payments = host.Get<IPaymentProvider>();
        var request = MpesaHost.Request(operationKey: "pay 17");

        var first = await Assert.ThrowsAsync<IntegrationException>(() => payments.CreatePaymentAsync(request, Token));
        var again = await Assert.ThrowsAsync<IntegrationException>(() => payments.CreatePaymentAsync(request, Token));

        Assert.True(first.OutcomeUnknown);
        Assert.True(again.OutcomeUnknown);
        Assert.Equal("pay 17/stk.push", first.JournalKey);
        Assert.Single(daraja.Pushes);
        var unknown = await host.Get<OperationOutcomes>().ListUnknownAsync(cancellationToken: Token).FirstAsync(Token);
        Assert.Equal("INV17", unknown.Reference);
    }

    [Theory]
    [InlineData("pay 17")]
    [InlineData(null)]
    public async Task A_request_asked_for_twice_is_pushed_once_at_the_same_time_and_later(string? operationKey)
    {
        var gate = new TaskCompletionSource();
        await using var daraja = Daraja.Start().OnPush(Daraja.Accepted().After(gate.Task));
        await using var host = MpesaHost.Create(daraja);
        var payments = host.Get<IPaymentProvider>();
        var request = MpesaHost.Request(operationKey: operationKey);

        var first = payments.CreatePaymentAsync(request, Token);
        await daraja.StandIn.UntilAsync(2, Token);
        var second = payments.CreatePaymentAsync(request, Token);
        gate.SetResult();
        var third = await Task.WhenAll(first, second);
        host.Time.Advance(TimeSpan.FromHours(1));
        var fourth = await payments.CreatePaymentAsync(request, Token);

        Assert.All([.. third, fourth], payment => Assert.Equal(Daraja.Checkout, payment.Id));
        Assert.Single(daraja.Pushes);
        // The recorded answer is of the moment that the id tells.
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero), fourth.CreatedAt);
    }

    [Fact]
    public async Task Two_intents_are_two_pushes_with_two_addresses()
    {
        await using var daraja = Daraja.Start().OnPush(Daraja.Accepted("ws_CO_1"), Daraja.Accepted("ws_CO_2"));
        await using var host = MpesaHost.Create(daraja);
        var payments = host.Get<IPaymentProvider>();

        await payments.CreatePaymentAsync(MpesaHost.Request(), Token);
        await payments.CreatePaymentAsync(MpesaHost.Request(), Token);

        Assert.NotEqual(MpesaHost.TokenOf(daraja.Pushes[0]), MpesaHost.TokenOf(daraja.Pushes[1]));
    }

    [Fact]
    public async Task The_same_key_for_another_phone_amount_or_reference_is_refused()
    {
        await using var daraja = Daraja.Start();
        await using var host = MpesaHost.Create(daraja);
        var payments = host.Get<IPaymentProvider>();
        var request = MpesaHost.Request(operationKey: "pay 17");
        await payments.CreatePaymentAsync(request, Token);

        foreach (
            var other in new[]
            {
                request with
                {
                    Payer = Payer.WithPhone("0708374148"),
                },
                request with
                {
                    Amount = new Money(101, "KES"),
                },
                request with
                {
                    Reference = "INV18",
                },
            }
        )
        {
            var e = await Assert.ThrowsAsync<IntegrationException>(() => payments.CreatePaymentAsync(other, Token));
            Assert.Equal(IntegrationErrorKind.Conflict, e.Kind);
        }

        Assert.Single(daraja.Pushes);
    }

    [Fact]
    public async Task A_phone_written_differently_is_the_same_intent()
    {
        await using var daraja = Daraja.Start();
        await using var host = MpesaHost.Create(daraja);
        var payments = host.Get<IPaymentProvider>();

        await payments.CreatePaymentAsync(MpesaHost.Request(operationKey: "pay 17", phone: "0708374149"), Token);
        await payments.CreatePaymentAsync(MpesaHost.Request(operationKey: "pay 17", phone: "+254 708 374149"), Token);

        Assert.Single(daraja.Pushes);
    }

    [Fact]
    public async Task A_push_cancelled_after_it_left_says_that_it_may_have_been_made()
    {
        await using var daraja = Daraja.Start().OnPush(Reply.Silence);
        await using var host = MpesaHost.Create(daraja);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var pushing = host.Get<IPaymentProvider>().CreatePaymentAsync(MpesaHost.Request(operationKey: "pay 17"), stop.Token);
        await daraja.StandIn.UntilAsync(2, Token);

        await stop.CancelAsync();

        var e = await Assert.ThrowsAsync<IntegrationCanceledException>(() => pushing);
        Assert.True(e.OutcomeUnknown);
        Assert.Equal("pay 17/stk.push", e.JournalKey);
    }

    [Fact]
    public async Task A_push_without_an_answer_in_time_is_unknown()
    {
        var time = new ManualTimeProvider();
        await using var daraja = Daraja.Start().OnPush(Reply.Silence);
        await using var host = MpesaHost.Create(daraja, time);
        var pushing = host.Get<IPaymentProvider>().CreatePaymentAsync(MpesaHost.Request(), Token);
        await daraja.StandIn.UntilAsync(2, Token);

        time.Advance(TimeSpan.FromSeconds(31));

        var e = await Assert.ThrowsAsync<IntegrationException>(() => pushing);
        Assert.Equal((IntegrationErrorKind.Timeout, true), (e.Kind, e.OutcomeUnknown));
        Assert.Single(daraja.Pushes);
    }

    [Fact]
    public async Task Without_a_connection_nothing_was_pushed_and_it_may_be_asked_for_again()
    {
        await using var daraja = Daraja.Start();
        await using var host = MpesaHost.Create(daraja);
        var payments = host.Get<IPaymentProvider>();
        await host.Get<MpesaClient>().StkQueryAsync("ws_CO_1", Token);
        daraja.StandIn.StopListening();
        daraja.StandIn.DropConnections();
        var request = MpesaHost.Request(operationKey: "pay 17");

        var e = await Assert.ThrowsAsync<IntegrationException>(() => payments.CreatePaymentAsync(request, Token));
        daraja.StandIn.Listen();

        Assert.False(e.OutcomeUnknown);
        Assert.Equal(IntegrationErrorKind.Unavailable, e.Kind);
        Assert.Equal(PaymentStatus.Pending, (await payments.CreatePaymentAsync(request, Token)).Status);
    }

    [Fact]
    public async Task The_client_works_without_a_container()
    {
        await using var daraja = Daraja.Start();
        using var connection = MpesaIntegration.CreateConnection(
            new MpesaOptions
            {
                ConsumerKey = MpesaHost.ConsumerKey,
                ConsumerSecret = MpesaHost.ConsumerSecret,
                Passkey = MpesaHost.Passkey,
                Endpoint = daraja.StandIn.Endpoint,
                CallbackBaseUrl = new Uri("https://host.example"),
            }
        );

        var payment = await connection.Get<IPaymentProvider>().CreatePaymentAsync(MpesaHost.Request(), Token);

        Assert.Equal(Daraja.Checkout, payment.Id);
    }
}
