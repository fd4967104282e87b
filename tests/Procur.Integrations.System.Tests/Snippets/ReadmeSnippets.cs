using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Procur.Integrations.Connections;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.System.Tests.Snippets;

/// <summary>The code of the repository's README.</summary>
internal static class ReadmeSnippets
{
    public static void Register(WebApplicationBuilder builder)
    {
        builder.Services.AddStripeIntegration();
        builder.Services.AddSlackIntegration();

        // A further account, known at start-up: settings from Integrations:Stripe:Accounts:eu.
        builder.Services.AddStripeIntegration("eu", options => options.Environment = IntegrationEnvironment.Sandbox);

        builder.Services.AddWebhookHandler<IPaymentEvent, PaymentHandler>();
    }

    public static void Map(WebApplication app)
    {
        app.MapIntegrationWebhooks();
    }

    public static async Task<IPaymentProvider> TenantAsync(IConnections connections, CancellationToken cancellationToken)
    {
        // Tenants' credentials in the connection store, unknown at start-up.
        var payments = await connections.GetAsync<IPaymentProvider>("acme", "stripe", cancellationToken: cancellationToken);
        return payments;
    }

    public static IErpConnector ByName(IServiceProvider services, string name)
    {
        // By a name that is known only at run time; GetKeyedService gives null where nothing goes by it.
        var erp = services.GetRequiredKeyedService<IErpConnector>(name);
        return erp;
    }

    public static async Task TryAsync(IChatNotifier chat, ChatMessage message, ILogger logger, CancellationToken cancellationToken)
    {
        var posted = await Graceful.TryAsync(token => chat.PostAsync(message, token), cancellationToken);
        if (posted.Outcome == IntegrationOutcome.NotDone)
        {
            logger.LogWarning("The notice was not posted; the booking stands.");
        }
    }
}

public sealed class Checkout(IPaymentProvider payments)
{
    public async Task<string> PayAsync(string invoice, Money amount, string paymentMethod, CancellationToken cancellationToken)
    {
        var payment = await payments.CreatePaymentAsync(
            new PaymentRequest
            {
                Amount = amount,
                Payer = Payer.WithMethod(paymentMethod),
                Reference = invoice,
                OperationKey = $"pay {invoice}",
            },
            cancellationToken
        );
        return payment switch
        {
            { Status: PaymentStatus.Succeeded } => "paid",
            { NextAction: RedirectAction { Url: var url } } => $"go to {url}",
            { Decline: { } decline } => $"declined: {decline.Reason}",
            _ => "waiting for the webhook",
        };
    }
}

public sealed class EuCheckout([FromKeyedServices("eu")] IPaymentProvider payments)
{
    public IPaymentProvider Payments { get; } = payments;
}

public sealed class PaymentHandler : IWebhookHandler<IPaymentEvent>
{
    public Task HandleAsync(IPaymentEvent webhookEvent, CancellationToken cancellationToken)
    {
        // Called at least once an event: look at the payment's id and status before acting.
        return Task.CompletedTask;
    }
}
