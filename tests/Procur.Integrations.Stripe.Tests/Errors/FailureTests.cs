namespace Procur.Integrations.Stripe.Tests;

/// <summary>What each of Stripe's failures means, and what is sent again.</summary>
public sealed class FailureTests
{
    private const int Tries = 4;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, "invalid_request_error", null, IntegrationErrorKind.Validation)]
    [InlineData(400, "invalid_request_error", "parameter_missing", IntegrationErrorKind.Validation)]
    [InlineData(400, "invalid_request_error", "resource_missing", IntegrationErrorKind.NotFound)]
    [InlineData(404, "invalid_request_error", "resource_missing", IntegrationErrorKind.NotFound)]
    [InlineData(400, "invalid_request_error", "payment_intent_unexpected_state", IntegrationErrorKind.Conflict)]
    [InlineData(400, "invalid_request_error", "charge_already_captured", IntegrationErrorKind.Conflict)]
    [InlineData(400, "invalid_request_error", "charge_already_refunded", IntegrationErrorKind.Conflict)]
    [InlineData(400, "invalid_request_error", "resource_already_exists", IntegrationErrorKind.Conflict)]
    [InlineData(401, "invalid_request_error", null, IntegrationErrorKind.Authentication)]
    [InlineData(403, "invalid_request_error", null, IntegrationErrorKind.Permission)]
    [InlineData(400, "invalid_request_error", "more_permissions_required_for_application", IntegrationErrorKind.Permission)]
    [InlineData(402, "card_error", "card_declined", IntegrationErrorKind.Refused)]
    [InlineData(400, "authentication_error", null, IntegrationErrorKind.Authentication)]
    [InlineData(400, "card_error", "incorrect_number", IntegrationErrorKind.Refused)]
    [InlineData(422, "something_new", "something_new", IntegrationErrorKind.Validation)]
    public async Task A_refusal_is_told_by_its_kind_sent_once_and_took_no_effect(
        int status,
        string type,
        string? code,
        IntegrationErrorKind kind
    )
    {
        var e = await FailAsync(1, Reply.Json(StripeBodies.Error(type, code), status).With("Request-Id", "req_17"));

        Assert.Equal(kind, e.Kind);
        Assert.Equal(code ?? type, e.ProviderCode);
        Assert.Equal("Words of Stripe.", e.ProviderMessage);
        Assert.Equal("req_17", e.ProviderRequestId);
        Assert.Equal(status, e.StatusCode);
        Assert.False(e.IsTransient);
        Assert.False(e.OutcomeUnknown);
    }

    [Theory]
    [InlineData(500, "api_error")]
    [InlineData(502, "api_error")]
    [InlineData(503, "api_error")]
    [InlineData(504, "api_error")]
    [InlineData(424, "api_error")]
    [InlineData(424, "invalid_request_error")]
    [InlineData(400, "api_error")]
    public async Task A_breakdown_is_sent_again_under_its_key_and_stays_unknown(int status, string type)
    {
        var e = await FailAsync(Tries, [.. Enumerable.Repeat(Reply.Json(StripeBodies.Error(type), status), Tries)]);

        Assert.Equal(IntegrationErrorKind.Unavailable, e.Kind);
        Assert.True(e.IsTransient);
        Assert.True(e.OutcomeUnknown);
    }

    [Theory]
    [InlineData(429, "rate_limit")]
    [InlineData(429, "lock_timeout")]
    [InlineData(400, "rate_limit")]
    [InlineData(400, "lock_timeout")]
    [InlineData(409, "idempotency_key_in_use")]
    [InlineData(409, null)]
    public async Task Busy_contended_or_in_flight_it_is_sent_again_under_its_key_until_it_is_done(int status, string? code)
    {
        await using var host = ScriptedHost.Start(
            new StripeFixture(),
            Reply.Json(StripeBodies.Error("invalid_request_error", code), status),
            new StripeFixture().Done
        );

        await host.ChangeAsync(cancellationToken: Token);

        Assert.Equal(2, host.Calls.Count);
        Assert.Equal(host.Calls[0].Header("Idempotency-Key"), host.Calls[1].Header("Idempotency-Key"));
        Assert.Equal(host.Calls[0].Text, host.Calls[1].Text);
    }

    [Fact]
    public async Task A_key_that_stays_in_flight_is_unknown_for_the_other_send_may_still_take_effect()
    {
        var inUse = Reply.Json(StripeBodies.Error("invalid_request_error", "idempotency_key_in_use"), 409);

        var e = await FailAsync(Tries, Reply.Reset, inUse, inUse, inUse);

        Assert.True(e.OutcomeUnknown);
    }

    [Fact]
    public async Task A_lock_that_stays_taken_took_no_effect()
    {
        var e = await FailAsync(
            Tries,
            [.. Enumerable.Repeat(Reply.Json(StripeBodies.Error("invalid_request_error", "lock_timeout"), 429), Tries)]
        );

        Assert.Equal(IntegrationErrorKind.RateLimited, e.Kind);
        Assert.False(e.OutcomeUnknown);
    }

    [Fact]
    public async Task A_key_that_names_another_request_is_never_sent_again()
    {
        var e = await FailAsync(1, Reply.Json(StripeBodies.Error("idempotency_error"), 400));

        Assert.Equal(IntegrationErrorKind.Conflict, e.Kind);
        Assert.False(e.OutcomeUnknown);
        Assert.Contains("a key of its own", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stored_500_is_not_asked_for_again_and_stays_unknown()
    {
        var e = await FailAsync(1, Reply.Json(StripeBodies.Error("api_error"), 500).With("Idempotent-Replayed", "true"));

        Assert.Equal(IntegrationErrorKind.Unavailable, e.Kind);
        Assert.True(e.OutcomeUnknown);
    }

    [Theory]
    [InlineData(500, "false", 1)]
    [InlineData(409, "false", 1)]
    [InlineData(429, "false", 1)]
    [InlineData(400, "true", 2)]
    [InlineData(402, "true", 2)]
    public async Task Stripes_own_word_on_trying_again_is_obeyed(int status, string word, int sends)
    {
        await using var host = ScriptedHost.Start(
            new StripeFixture(),
            Reply.Json(StripeBodies.Error("api_error_or_other"), status).With("Stripe-Should-Retry", word),
            new StripeFixture().Done
        );

        if (sends == 1)
        {
            await Assert.ThrowsAsync<IntegrationException>(() => host.ChangeAsync(cancellationToken: Token));
        }
        else
        {
            await host.ChangeAsync(cancellationToken: Token);
        }

        Assert.Equal(sends, host.Calls.Count);
    }

    [Theory]
    [InlineData(400, "invalid_grant", IntegrationErrorKind.Authentication)]
    [InlineData(401, "invalid_client", IntegrationErrorKind.Authentication)]
    [InlineData(400, "invalid_scope", IntegrationErrorKind.Validation)]
    [InlineData(403, "access_denied", IntegrationErrorKind.Permission)]
    public async Task An_error_that_is_text_as_OAuth_has_it_is_read(int status, string code, IntegrationErrorKind kind)
    {
        var e = await FailAsync(1, Reply.Json($$"""{"error":"{{code}}","error_description":"Words of Stripe."}""", status));

        Assert.Equal(kind, e.Kind);
        Assert.Equal(code, e.ProviderCode);
        Assert.Equal("Words of Stripe.", e.ProviderMessage);
    }

    [Theory]
    [InlineData("""{"error":null}""")]
    [InlineData("""{"error":17}""")]
    [InlineData("""{"error":{"type":17,"code":{},"message":[]}}""")]
    [InlineData("""[1,2]""")]
    [InlineData("""{"unrelated":true}""")]
    [InlineData("")]
    [InlineData("<html><body>Bad request</body></html>")]
    public async Task Whatever_stands_in_the_place_of_an_error_is_read_by_its_status(string body)
    {
        var e = await FailAsync(1, Reply.Json(body, 400));

        Assert.Equal(IntegrationErrorKind.Validation, e.Kind);
        Assert.Null(e.ProviderCode);
    }

    [Theory]
    [InlineData(429, IntegrationErrorKind.RateLimited)]
    [InlineData(503, IntegrationErrorKind.Unavailable)]
    public async Task An_error_that_is_text_is_no_refusal_where_the_service_is_busy_or_broken(int status, IntegrationErrorKind kind)
    {
        var e = await FailAsync(Tries, [.. Enumerable.Repeat(Reply.Json("""{"error":"invalid_grant"}""", status), Tries)]);

        Assert.Equal(kind, e.Kind);
    }

    [Fact]
    public async Task The_credential_that_Stripe_repeats_is_scrubbed_from_its_words()
    {
        var e = await FailAsync(
            1,
            Reply.Json(
                $$$"""{"error":{"type":"invalid_request_error","message":"Bad key sk_test_{{{ScriptedHost.Canary}}} of amina@example.com"}}""",
                400
            )
        );

        Assert.DoesNotContain(ScriptedHost.Canary, e.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("amina", e.ToString(), StringComparison.Ordinal);
    }

    private static async Task<IntegrationException> FailAsync(int sends, params Reply[] replies)
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), replies);
        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.ChangeAsync(cancellationToken: Token));
        Assert.Equal(sends, host.Calls.Count);
        Assert.Equal("stripe", e.Integration);
        Assert.Equal("payment_intents.create", e.Operation);
        return e;
    }
}
