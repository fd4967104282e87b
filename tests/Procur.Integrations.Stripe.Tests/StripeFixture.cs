using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Webhooks;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Stripe.Tests;

/// <summary>What the suites must be told of Stripe.</summary>
public sealed class StripeFixture
    : IntegrationFixture,
        IPaymentScript,
        IPaymentConfirmationScript,
        IBillingScript,
        ICheckoutScript,
        IWebhookScript
{
    public override string Integration => "stripe";

    public override string Section => "Stripe";

    public override bool DedupesByKey => true;

    public override Reply Done => Reply.Json(StripeBodies.Intent());

    public override Reply BadCredential =>
        Reply.Json("""{"error":{"type":"invalid_request_error","message":"Invalid API Key provided: sk_test_****"}}""", 401);

    public string EffectOfCreating => "payment";

    public IReadOnlyList<Money> Amounts { get; } =
    [new(10.50m, "USD"), new(1999m, "KES"), new(500m, "JPY"), new(500m, "UGX"), new(1.230m, "KWD")];

    public IReadOnlyList<Money> UncarriableAmounts { get; } =
    [new(1.005m, "USD"), new(1.5m, "JPY"), new(1.234m, "KWD"), new(0.5m, "UGX"), new(0m, "USD"), new(-1m, "USD")];

    public string UnknownPaymentId => "pi_3OAq2dEeXample0000000000";

    public override Reply Busy(string? retryAfter = null) =>
        Reply.Busy(
            retryAfter,
            json: """{"error":{"type":"invalid_request_error","code":"rate_limit","message":"Request rate limit exceeded."}}"""
        );

    public override IIntegrationBuilder Add(IServiceCollection services, string? key = null) =>
        key is null ? services.AddStripeIntegration() : services.AddStripeIntegration(key);

    public override IReadOnlyDictionary<string, string?> Settings(Uri endpoint, string canary) =>
        new Dictionary<string, string?>
        {
            ["Endpoint"] = endpoint.AbsoluteUri,
            ["SecretKey"] = $"sk_test_{canary}",
            ["WebhookSecret"] = $"whsec_{canary}",
        };

    public override Task ChangeAsync(IServiceProvider services, string? key, CancellationToken cancellationToken) =>
        services.GetRequiredKeyedService<IPaymentProvider>(key ?? Integration).CreatePaymentAsync(Paying(), cancellationToken);

    public PaymentRequest Paying(Money? amount = null) => Request(amount ?? Amounts[0], "pm_card_visa");

    public PaymentRequest Declining() => Request(Amounts[0], "pm_card_chargeDeclinedInsufficientFunds");

    public Task FinishAsync(SandboxedHost host, Payment payment, bool pays, CancellationToken cancellationToken) => Task.CompletedTask;

    public PaymentRequest Challenged() =>
        Request(Amounts[0], "pm_card_authenticationRequired") with
        {
            ReturnUrl = new Uri("https://shop.example/back"),
        };

    public PaymentConfirmationRequest Confirming(string paymentId) =>
        new()
        {
            PaymentId = paymentId,
            Payer = Payer.WithMethod("pm_card_visa"),
            ReturnUrl = new Uri("https://shop.example/back"),
        };

    public Task ApproveAsync(SandboxedHost host, Payment payment, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ProveAsync(SandboxedHost host, Payment payment, CancellationToken cancellationToken) =>
        host.Sandbox.Control.ActAsync(
            "stripe",
            "authenticate",
            new JsonObject { ["payment_intent"] = payment.Id },
            cancellationToken: cancellationToken
        );

    public string PayingMethod => "pm_card_visa";

    public string DecliningMethod => "pm_card_chargeDeclined";

    public Currency BillingCurrency => Currency.Parse("USD");

    public async Task<string> MakePriceAsync(SandboxedHost host, Money monthly, CancellationToken cancellationToken)
    {
        var client = host.Get<StripeClient>();
        var product = await client.CreateProductAsync(new WireForm().Add("name", "Tuition"), null, cancellationToken);
        var price = await client.CreatePriceAsync(
            new WireForm()
                .Add("product", product.Value.Id)
                .Add("currency", "usd")
                .Add("unit_amount", (long)(monthly.Amount * 100))
                .Add("recurring", "interval", "month"),
            null,
            cancellationToken
        );
        return price.Value.Id;
    }

    public async Task PutOnFileAsync(SandboxedHost host, string customerId, string method, CancellationToken cancellationToken)
    {
        var client = host.Get<StripeClient>();
        var attached = await client.AttachPaymentMethodAsync(method, new WireForm().Add("customer", customerId), null, cancellationToken);
        await client.UpdateCustomerAsync(
            customerId,
            new WireForm().Add("invoice_settings", "default_payment_method", attached.Value.Id),
            null,
            cancellationToken
        );
    }

    public Task CompleteAsync(SandboxedHost host, CheckoutSession session, CancellationToken cancellationToken) =>
        host.Sandbox.Control.ActAsync(
            "stripe",
            "complete-checkout",
            new JsonObject { ["session"] = session.Id },
            cancellationToken: cancellationToken
        );

    public TimeSpan? Tolerance => TimeSpan.FromSeconds(300);

    public string WebhookBody(string eventId) =>
        $$$"""{"id":"{{{eventId}}}","object":"event","api_version":"2026-10-28.endive","created":1767614400,"data":{"object":{{{StripeBodies.Intent()}}}},"livemode":false,"type":"payment_intent.succeeded"}""";

    public string UnknownBody(string eventId) =>
        $$$"""{"id":"{{{eventId}}}","object":"event","created":1767614400,"data":{"object":{"id":"x_1","object":"novelty"}},"type":"novelty.appeared"}""";

    public IReadOnlyDictionary<string, string> Sign(ReadOnlyMemory<byte> body, string secret, DateTimeOffset at)
    {
        var stamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signed = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(stamp + "."), .. body.Span]);
        return new Dictionary<string, string> { ["stripe-signature"] = $"t={stamp},v1={Convert.ToHexStringLower(signed)}" };
    }

    public IWebhookReceiver Receiver(TimeProvider time) => new StripeWebhookReceiver(time);

    public string SecretNumber(int number) => $"whsec_of_the_suite_{number.ToString(CultureInfo.InvariantCulture)}";

    private static PaymentRequest Request(Money amount, string method) => new() { Amount = amount, Payer = Payer.WithMethod(method) };
}
