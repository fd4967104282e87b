using System.Globalization;
using System.Text;

namespace Procur.Integrations.Mpesa.Tests;

/// <summary>The token: fetched by Basic, shared by all callers, fetched anew once where it is refused.</summary>
public sealed class TokenTests
{
    public static TheoryData<string, int> Refusals =>
        new()
        {
            { "400.003.01", 400 },
            { "401.002.01", 401 },
            { "404.001.03", 404 },
            { "404.001.03", 401 },
            // The code counts, whatever the gateway puts around it.
            { "401.002.01", 500 },
            { "", 401 },
        };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_asked_for_by_a_get_with_key_and_secret()
    {
        await using var daraja = Daraja.Start();
        await using var host = MpesaHost.Create(daraja);

        await host.Get<MpesaClient>().StkQueryAsync(Daraja.Checkout, Token);

        var request = Assert.Single(daraja.Tokens);
        Assert.Equal("GET", request.Method);
        Assert.Equal("grant_type=client_credentials", request.Query);
        var pair = Encoding.UTF8.GetBytes($"{MpesaHost.ConsumerKey}:{MpesaHost.ConsumerSecret}");
        Assert.Equal($"Basic {Convert.ToBase64String(pair)}", request.Header("Authorization"));
    }

    [Theory]
    [InlineData("\"3599\"", 3599)]
    [InlineData("3599", 3599)]
    [InlineData("\"60\"", 60)]
    // Where the service leaves the lifetime out or writes nonsense, an hour is what it always was.
    [InlineData("null", 3599)]
    [InlineData("\"soon\"", 3599)]
    [InlineData("\"-1\"", 3599)]
    public async Task The_lifetime_is_read_as_text_or_number(string expiresIn, int seconds)
    {
        await using var daraja = Daraja.Start().OnToken(Daraja.Token("first-token", expiresIn));
        await using var host = MpesaHost.Create(daraja);

        var token = await host.Get<MpesaClient>().RequestTokenAsync(Token);

        Assert.Equal("first-token", token.Value);
        Assert.Equal(host.Time.GetUtcNow().AddSeconds(seconds), token.ExpiresAt);
    }

    [Fact]
    public async Task A_hundred_callers_share_one_token()
    {
        var gate = new TaskCompletionSource();
        await using var daraja = Daraja.Start().OnToken(Daraja.Token("first-token").After(gate.Task));
        await using var host = MpesaHost.Create(daraja);
        var payments = host.Get<IPaymentProvider>();

        var callers = Enumerable.Range(0, 100).Select(_ => payments.GetPaymentAsync(Daraja.Checkout, Token)).ToArray();
        await daraja.StandIn.UntilAsync(1, Token);
        gate.SetResult();
        await Task.WhenAll(callers);

        Assert.Single(daraja.Tokens);
        Assert.Equal(100, daraja.Queries.Count);
        Assert.All(daraja.Queries, query => Assert.Equal("Bearer first-token", query.Header("Authorization")));
    }

    [Fact]
    public async Task A_token_is_fetched_anew_before_it_ends()
    {
        await using var daraja = Daraja.Start().OnToken(Daraja.Token("first-token"), Daraja.Token("second-token"));
        await using var host = MpesaHost.Create(daraja);
        var payments = host.Get<IPaymentProvider>();

        foreach (var minutes in new[] { 0, 50, 6 })
        {
            host.Time.Advance(TimeSpan.FromMinutes(minutes));
            await payments.GetPaymentAsync(Daraja.Checkout, Token);
        }

        Assert.Equal(
            ["Bearer first-token", "Bearer first-token", "Bearer second-token"],
            daraja.Queries.Select(query => query.Header("Authorization"))
        );
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_token_that_ended_early_is_fetched_anew_once_and_the_push_goes_on(string code, int status)
    {
        await using var daraja = Daraja.Start().OnPush(Refusal(code, status));
        await using var host = MpesaHost.Create(daraja);

        var payment = await host.Get<IPaymentProvider>().CreatePaymentAsync(MpesaHost.Request(), Token);

        Assert.Equal(Daraja.Checkout, payment.Id);
        Assert.Equal(2, daraja.Tokens.Count);
        Assert.Equal(2, daraja.Pushes.Count);
        Assert.Equal(daraja.Pushes[0].Text, daraja.Pushes[1].Text);
        Assert.NotEqual(daraja.Pushes[0].Header("Authorization"), daraja.Pushes[1].Header("Authorization"));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_token_refused_twice_is_told_as_a_product_that_may_not_be_enabled(string code, int status)
    {
        await using var daraja = Daraja.Start().OnPush(Refusal(code, status), Refusal(code, status));
        await using var host = MpesaHost.Create(daraja);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IPaymentProvider>().CreatePaymentAsync(MpesaHost.Request(), Token)
        );

        Assert.Equal(IntegrationErrorKind.Authentication, e.Kind);
        Assert.False(e.OutcomeUnknown);
        Assert.Equal(2, daraja.Pushes.Count);
        if (code.Length > 0)
        {
            Assert.Contains("product is not enabled for this app", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_token_in_the_services_words_is_taken_out_of_ours()
    {
        const string Live = "c9SQxWWhmdVRlyh0zh8gZDTkubVF";
        const string Older = "BJGFGOXv5aZnw90KkA4TDtu4Xdyf";
        await using var daraja = Daraja
            .Start()
            .OnToken(Daraja.Token(Live), Daraja.Token(Live))
            .OnPush(
                Daraja.Error("401.002.01", $"Error Occurred - Invalid Access Token - {Live}", 401),
                Daraja.Error("401.002.01", $"Error Occurred - Invalid Access Token - {Older}", 401)
            );
        await using var host = MpesaHost.Create(daraja);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IPaymentProvider>().CreatePaymentAsync(MpesaHost.Request(), Token)
        );

        Assert.Equal("Error Occurred - Invalid Access Token - ***", e.ProviderMessage);
        Assert.Equal("401.002.01", e.ProviderCode);
        Assert.DoesNotContain(Live, e.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Older, e.ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<string> WrongPairs => ["nothing", "400.008.01", "400.008.02"];

    [Theory]
    [MemberData(nameof(WrongPairs))]
    public async Task A_wrong_key_or_secret_is_told_as_that_and_not_tried_again(string answer)
    {
        var reply = answer == "nothing" ? Reply.Empty(400) : Daraja.Error(answer, "Invalid Authentication passed", 400);
        await using var daraja = Daraja.Start().OnToken(reply, reply);
        await using var host = MpesaHost.Create(daraja);

        var test = await host.Get<IIntegrationConnector>().TestConnectionAsync(Token);
        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IPaymentProvider>().CreatePaymentAsync(MpesaHost.Request(), Token)
        );

        Assert.False(test.Succeeded);
        Assert.Equal(IntegrationErrorKind.Authentication, test.Kind);
        Assert.Contains("ConsumerKey", test.Message, StringComparison.Ordinal);
        Assert.Equal(IntegrationErrorKind.Authentication, e.Kind);
        Assert.False(e.OutcomeUnknown);
        Assert.Contains("ConsumerKey", e.Message, StringComparison.Ordinal);
        Assert.Equal(2, daraja.Tokens.Count);
        Assert.Empty(daraja.Pushes);
    }

    public static TheoryData<string> Unreadable =>
        ["{}", """{"access_token":""}""", """{"access_token":42}""", """{"access_token":"abc","expires_in":{}}"""];

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task An_answer_without_a_token_is_a_failure_and_nothing_is_pushed(string body)
    {
        await using var daraja = Daraja.Start().OnToken(Reply.Json(body));
        await using var host = MpesaHost.Create(daraja);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IPaymentProvider>().CreatePaymentAsync(MpesaHost.Request(), Token)
        );

        Assert.Equal(IntegrationErrorKind.Protocol, e.Kind);
        Assert.False(e.OutcomeUnknown);
        Assert.Empty(daraja.Pushes);
    }

    [Fact]
    public async Task A_test_of_the_connection_asks_for_a_token_and_nothing_else_and_names_the_short_code()
    {
        await using var daraja = Daraja.Start();
        await using var host = MpesaHost.Create(daraja);

        var test = await host.Get<IIntegrationConnector>().TestConnectionAsync(Token);

        Assert.True(test.Succeeded);
        Assert.Equal("174379", test.Account?.Id);
        Assert.Single(daraja.Tokens);
        Assert.Equal(1, daraja.StandIn.Count);
    }

    [Fact]
    public async Task Two_accounts_have_tokens_of_their_own()
    {
        await using var daraja = Daraja.Start();
        var settings = MpesaHost.Settings(daraja.StandIn.Endpoint);
        foreach (var (name, value) in settings.ToArray())
        {
            settings[name.Replace("Mpesa:", "Mpesa:Accounts:shop:", StringComparison.Ordinal)] = value;
        }

        settings["Integrations:Mpesa:Accounts:shop:ConsumerKey"] = "anotherKey";
        settings["Integrations:Mpesa:Accounts:shop:ShortCode"] = "600001";
        await using var host = TestHost.Create(
            services =>
            {
                services.AddMpesaIntegration();
                services.AddMpesaIntegration("shop");
            },
            settings
        );

        await host.Get<IPaymentProvider>().CreatePaymentAsync(MpesaHost.Request(), Token);
        await host.Get<IPaymentProvider>("shop").CreatePaymentAsync(MpesaHost.Request(), Token);

        Assert.Equal(2, daraja.Tokens.Count);
        Assert.NotEqual(daraja.Tokens[0].Header("Authorization"), daraja.Tokens[1].Header("Authorization"));
        Assert.Equal(["174379", "600001"], daraja.Pushes.Select(push => Daraja.Text(push, "BusinessShortCode")));
        Assert.Equal(2, daraja.Pushes.Select(push => push.Header("Authorization")).Distinct().Count());
    }

    private static Reply Refusal(string code, int status) =>
        code.Length == 0
            ? Reply.Empty(status)
            : Daraja.Error(code, string.Create(CultureInfo.InvariantCulture, $"Invalid Access Token {status}"), status);
}
