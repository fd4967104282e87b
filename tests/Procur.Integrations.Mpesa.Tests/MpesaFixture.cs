using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Sandbox;

namespace Procur.Integrations.Mpesa.Tests;

/// <summary>What the suites must be told of M-Pesa.</summary>
public sealed class MpesaFixture : IntegrationFixture, IPaymentScript
{
    public override string Integration => MpesaIntegration.Key;

    public override string Section => "Mpesa";

    public override bool DedupesByKey => false;

    public override Reply Done => Daraja.Accepted();

    public override Reply BadCredential => Daraja.Error("401.002.01", "Error Occurred - Invalid Access Token", 401);

    public string EffectOfCreating => "stk-prompt";

    public IReadOnlyList<Money> Amounts { get; } = [new(100m, "KES"), new(1m, "KES"), new(149_999.00m, "KES")];

    public IReadOnlyList<Money> UncarriableAmounts { get; } =
    [new(100.50m, "KES"), new(0.01m, "KES"), new(0m, "KES"), new(-1m, "KES"), new(100m, "USD"), new(100m, "UGX")];

    public string UnknownPaymentId => "ws_CO_191220191020363925";

    public override IIntegrationBuilder Add(IServiceCollection services, string? key = null) =>
        key is null ? services.AddMpesaIntegration() : services.AddMpesaIntegration(key);

    public override IReadOnlyDictionary<string, string?> Settings(Uri endpoint, string canary) =>
        new Dictionary<string, string?>
        {
            ["Endpoint"] = endpoint.AbsoluteUri,
            ["ConsumerKey"] = $"key{canary}",
            ["ConsumerSecret"] = $"secret{canary}",
            ["Passkey"] = $"pass{canary}",
            ["CallbackBaseUrl"] = "https://host.example",
        };

    public override IReadOnlyDictionary<string, string?> SandboxSettings(IntegrationSandbox sandbox) =>
        // Nobody listens there: these suites ask, and callbacks have suites of their own.
        new Dictionary<string, string?> { ["Integrations:Mpesa:CallbackBaseUrl"] = "http://127.0.0.1:1" };

    public override Task ChangeAsync(IServiceProvider services, string? key, CancellationToken cancellationToken) =>
        services.GetRequiredKeyedService<IPaymentProvider>(key ?? Integration).CreatePaymentAsync(Paying(), cancellationToken);

    public override Reply Busy(string? retryAfter = null) =>
        Reply.Busy(
            retryAfter,
            json: """{"fault":{"faultstring":"Spike arrest violation","detail":{"errorcode":"policies.ratelimit.SpikeArrestViolation"}}}"""
        );

    public override Reply? Aside(ReceivedRequest request) => request?.Path == Daraja.TokenPath ? Daraja.Token("token-of-the-suite") : null;

    public override bool Shows(ReceivedRequest request, string canary)
    {
        ArgumentNullException.ThrowIfNull(request);
        var shown =
            request.Path == Daraja.TokenPath ? request.Header("Authorization")!["Basic ".Length..] : Daraja.Text(request, "Password");
        return Encoding.UTF8.GetString(Convert.FromBase64String(shown)).Contains(canary, StringComparison.Ordinal);
    }

    public PaymentRequest Paying(Money? amount = null) => MpesaHost.Request() with { Amount = amount ?? Amounts[0] };

    public PaymentRequest Declining() => Paying();

    public async Task FinishAsync(SandboxedHost host, Payment payment, bool pays, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(payment);
        await host.Sandbox.Control.ActAsync(
            Integration,
            "answer",
            new JsonObject { ["answer"] = pays ? "pay" : "insufficient", ["checkoutRequestId"] = payment.Id },
            cancellationToken: cancellationToken
        );
        await host.AdvanceAsync(TimeSpan.FromSeconds(90), cancellationToken);
    }
}
