using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.Stripe.Tests;

/// <summary>What the suites must be told of Stripe.</summary>
public sealed class StripeFixture : IntegrationFixture, IPaymentScript, IPaymentConfirmationScript
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

    private static PaymentRequest Request(Money amount, string method) => new() { Amount = amount, Payer = Payer.WithMethod(method) };
}
