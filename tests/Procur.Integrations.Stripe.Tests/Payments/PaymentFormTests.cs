using System.Text.Json.Nodes;

namespace Procur.Integrations.Stripe.Tests;

/// <summary>What leaves for a payment.</summary>
public sealed class PaymentFormTests
{
    private static readonly Money TenDollars = new(10, "USD");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_call_carries_the_key_the_version_and_the_account()
    {
        await using var host = ScriptedHost.Start(new StripeFixture());
        host.Host.Set("Integrations:Stripe:StripeAccount", "acct_17");
        host.Host.Set("Integrations:Stripe:ApiVersion", "2025-01-01.acacia");

        await host.Host.Get<IPaymentProvider>().CreatePaymentAsync(new PaymentRequest { Amount = TenDollars }, Token);
        await host.Host.Get<IPaymentProvider>().GetPaymentAsync("pi_1", Token);

        Assert.All(
            host.Calls,
            call =>
            {
                Assert.Equal($"Bearer sk_test_{ScriptedHost.Canary}", call.Header("Authorization"));
                Assert.Equal("2025-01-01.acacia", call.Header("Stripe-Version"));
                Assert.Equal("acct_17", call.Header("Stripe-Account"));
            }
        );
        Assert.Equal("application/x-www-form-urlencoded", host.Calls[0].Header("Content-Type"));
        Assert.NotNull(host.Calls[0].Header("Idempotency-Key"));
        Assert.Null(host.Calls[1].Header("Idempotency-Key"));
    }

    [Fact]
    public async Task The_pinned_version_is_sent_and_no_account_where_none_is_set()
    {
        await using var host = ScriptedHost.Start(new StripeFixture());

        await host.ChangeAsync(cancellationToken: Token);

        Assert.Equal("2026-10-28.endive", host.Calls[0].Header("Stripe-Version"));
        Assert.Null(host.Calls[0].Header("Stripe-Account"));
    }

    [Fact]
    public async Task A_payment_whose_payer_chooses_later_is_not_confirmed()
    {
        var form = await SendAsync(
            new PaymentRequest
            {
                Amount = TenDollars,
                Description = "Café & more = 100 %",
                CustomerId = "cus_1",
                Reference = "INV-17",
                ReturnUrl = new Uri("https://shop.example/back?a=1&b=2"),
                Metadata = new Dictionary<string, string> { ["team"] = "north", ["é[x]"] = "ü" },
            }
        );

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["amount"] = "1000",
                ["currency"] = "usd",
                ["description"] = "Café & more = 100 %",
                ["customer"] = "cus_1",
                ["metadata[team]"] = "north",
                ["metadata[é[x]]"] = "ü",
                ["metadata[reference]"] = "INV-17",
                ["metadata[procur_key]"] = form["metadata[procur_key]"],
            },
            form
        );
    }

    [Fact]
    public async Task A_payment_method_is_confirmed_at_once_and_comes_back_where_it_may()
    {
        var stays = await SendAsync(new PaymentRequest { Amount = TenDollars, Payer = Payer.WithMethod("pm_1") });
        var leaves = await SendAsync(
            new PaymentRequest
            {
                Amount = TenDollars,
                Payer = Payer.WithMethod("pm_1"),
                ReturnUrl = new Uri("https://shop.example/back"),
                Capture = CaptureMode.Manual,
            }
        );

        Assert.Equal("pm_1", stays["payment_method"]);
        Assert.Equal("true", stays["confirm"]);
        Assert.Equal("never", stays["automatic_payment_methods[allow_redirects]"]);
        Assert.False(stays.ContainsKey("capture_method"));
        Assert.Equal("https://shop.example/back", leaves["return_url"]);
        Assert.Equal("manual", leaves["capture_method"]);
        Assert.False(leaves.ContainsKey("automatic_payment_methods[allow_redirects]"));
    }

    [Fact]
    public async Task Provider_options_are_sent_in_brackets_and_may_choose_the_methods()
    {
        var form = await SendAsync(
            new PaymentRequest
            {
                Amount = TenDollars,
                Payer = Payer.WithMethod("pm_1"),
                ProviderOptions = new JsonObject
                {
                    ["payment_method_types"] = new JsonArray("card"),
                    ["transfer_data"] = new JsonObject { ["destination"] = "acct_2" },
                    ["off_session"] = true,
                },
            }
        );

        Assert.Equal("card", form["payment_method_types[0]"]);
        Assert.Equal("acct_2", form["transfer_data[destination]"]);
        Assert.Equal("true", form["off_session"]);
        Assert.DoesNotContain(form.Keys, name => name.StartsWith("automatic_payment_methods", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_request_says_cannot_be_said_otherwise_by_options_or_metadata()
    {
        var paying = new PaymentRequest { Amount = TenDollars, Payer = Payer.WithMethod("pm_1") };

        await RefusedAsync(paying with { ProviderOptions = new JsonObject { ["amount"] = 1 } });
        await RefusedAsync(paying with { Metadata = new Dictionary<string, string> { ["procur_key"] = "x" } });
        await RefusedAsync(paying with { Metadata = new Dictionary<string, string> { ["reference"] = "x" } });
        await RefusedAsync(paying with { Payer = Payer.WithPhone("+254700000001") });
        await RefusedAsync(paying with { Payer = Payer.WithMethod("") });
    }

    [Fact]
    public async Task An_operation_key_gives_the_same_bytes_and_the_same_key_after_a_restart()
    {
        await using var before = ScriptedHost.Start(new StripeFixture());
        await using var after = ScriptedHost.Start(new StripeFixture());
        PaymentRequest New() => new() { Amount = TenDollars, OperationKey = "pay invoice 17" };

        await before.Host.Get<IPaymentProvider>().CreatePaymentAsync(New(), Token);
        await after.Host.Get<IPaymentProvider>().CreatePaymentAsync(New(), Token);

        Assert.Equal(before.Calls[0].Header("Idempotency-Key"), after.Calls[0].Header("Idempotency-Key"));
        Assert.Equal(before.Calls[0].Text, after.Calls[0].Text);
        Assert.DoesNotContain("invoice 17", before.Calls[0].Header("Idempotency-Key"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_accounts_with_the_same_operation_key_are_two_intents()
    {
        await using var host = ScriptedHost.Start(new StripeFixture());
        var request = new PaymentRequest { Amount = TenDollars, OperationKey = "pay invoice 17" };

        await host.Host.Get<IPaymentProvider>().CreatePaymentAsync(request, Token);
        await host.Host.Get<IPaymentProvider>(ScriptedHost.SecondKey).CreatePaymentAsync(request, Token);

        Assert.NotEqual(host.Calls[0].Header("Idempotency-Key"), host.Calls[1].Header("Idempotency-Key"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    public async Task An_id_that_would_name_another_path_is_refused_and_a_strange_one_is_escaped(string id)
    {
        await using var host = ScriptedHost.Start(new StripeFixture());

        await Assert.ThrowsAsync<ArgumentException>(() => host.Host.Get<IPaymentProvider>().GetPaymentAsync(id, Token));
        await host.Host.Get<IPaymentProvider>().GetPaymentAsync("pi_1/../../v1/balance?x=1", Token);

        Assert.StartsWith(
            "/v1/payment_intents/pi_1%2F..%2F..%2Fv1%2Fbalance%3Fx%3D1?",
            Assert.Single(host.Calls).Target,
            StringComparison.Ordinal
        );
    }

    private static async Task<IReadOnlyDictionary<string, string>> SendAsync(PaymentRequest request)
    {
        await using var host = ScriptedHost.Start(new StripeFixture());
        await host.Host.Get<IPaymentProvider>().CreatePaymentAsync(request, Token);
        return Forms.Read(Assert.Single(host.Calls));
    }

    private static async Task RefusedAsync(PaymentRequest request)
    {
        await using var host = ScriptedHost.Start(new StripeFixture());
        await Assert.ThrowsAsync<ArgumentException>(() => host.Host.Get<IPaymentProvider>().CreatePaymentAsync(request, Token));
        Assert.Equal(0, host.StandIn.Count);
    }
}
