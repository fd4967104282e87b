using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Mpesa.Tests;

/// <summary>A host with M-Pesa pointed at a stand-in.</summary>
public static class MpesaHost
{
    public const string ConsumerKey = "c0nsumerKeyOfTheTests";
    public const string ConsumerSecret = "c0nsumerSecretOfTheTests";
    public const string Passkey = "bfb279f9aa9bdbcf158e97dd71a467cd2e0c893059b10f78e6b72ada1ed2c919";
    public const string Phone = "0708 374 149";

    public static TestHost Create(
        Daraja daraja,
        ManualTimeProvider? time = null,
        Action<MpesaOptions>? configure = null,
        Action<IServiceCollection>? with = null,
        IReadOnlyDictionary<string, string?>? settings = null
    ) =>
        TestHost.Create(
            services =>
            {
                services.AddMpesaIntegration(configure);
                with?.Invoke(services);
            },
            settings ?? Settings(daraja.StandIn.Endpoint),
            time
        );

    public static Dictionary<string, string?> Settings(Uri endpoint) =>
        new()
        {
            ["Integrations:Mpesa:ConsumerKey"] = ConsumerKey,
            ["Integrations:Mpesa:ConsumerSecret"] = ConsumerSecret,
            ["Integrations:Mpesa:Passkey"] = Passkey,
            ["Integrations:Mpesa:Endpoint"] = endpoint.ToString(),
            ["Integrations:Mpesa:CallbackBaseUrl"] = "https://host.example",
        };

    public static PaymentRequest Request(decimal amount = 100, string? operationKey = null, string phone = Phone) =>
        new()
        {
            Amount = new Money(amount, "KES"),
            Reference = "INV17",
            Description = "Invoice 17",
            Payer = Payer.WithPhone(phone),
            OperationKey = operationKey,
        };

    /// <summary>The address that the last push gave.</summary>
    public static string TokenOf(ReceivedRequest push) => new Uri(Daraja.Text(push, "CallBackURL")).Segments[^1];

    /// <summary>Posts a callback to an opaque address, as the service does.</summary>
    public static Task<WebhookAnswer> PostAsync(this TestHost host, string token, string body, CancellationToken cancellationToken) =>
        host.Get<IWebhookProcessor>()
            .ProcessAsync(
                WebhookRoute.ToToken(token),
                new RawWebhook(System.Text.Encoding.UTF8.GetBytes(body), static _ => null, host.Time.GetUtcNow()),
                cancellationToken
            );
}
