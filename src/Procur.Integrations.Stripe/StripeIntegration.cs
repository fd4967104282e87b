using Microsoft.Extensions.Configuration;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Stripe;

/// <summary>What there is to know of Stripe, and how it is used without a container.</summary>
public static class StripeIntegration
{
    // Stripe keeps a key for at least 24 hours; the hour is for clocks and for a send on its way.
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(23);

    /// <summary>Key, name and settings.</summary>
    public static IntegrationDescriptor Descriptor { get; } =
        new("stripe", "Stripe")
        {
            Section = "Stripe",
            Documentation = new Uri("https://docs.stripe.com/api"),
            Console = new Uri("https://dashboard.stripe.com/apikeys"),
            Settings =
            [
                new OptionSetting<StripeOptions>(nameof(StripeOptions.SecretKey), static options => options.SecretKey)
                {
                    Secret = true,
                    Required = true,
                    Environment = "STRIPE_SECRET_KEY",
                    Find = "Dashboard, Developers, API keys",
                    Description = "Secret (`sk_…`) or restricted (`rk_…`) key that calls are made with.",
                },
                new OptionSetting<StripeOptions>(nameof(StripeOptions.PublishableKey), static options => options.PublishableKey)
                {
                    Environment = "STRIPE_PUBLISHABLE_KEY",
                    Find = "Dashboard, Developers, API keys",
                    Description = "Publishable key (`pk_…`) for the host's own pages.",
                },
                new OptionSetting<StripeOptions>(nameof(StripeOptions.WebhookSecret), static options => options.WebhookSecret)
                {
                    Secret = true,
                    Environment = "STRIPE_WEBHOOK_SECRET",
                    Find = "Dashboard, Developers, Webhooks, the endpoint's signing secret",
                    Description = "Signing secret (`whsec_…`) of the webhook endpoint.",
                },
                new OptionSetting<StripeOptions>(
                    nameof(StripeOptions.PreviousWebhookSecret),
                    static options => options.PreviousWebhookSecret
                )
                {
                    Secret = true,
                    Find = "The signing secret before the last roll",
                    Description = "Accepted beside the current one while it is being rolled.",
                },
                new OptionSetting<StripeOptions>(nameof(StripeOptions.Endpoint), static options => options.Endpoint?.OriginalString)
                {
                    Address = true,
                    Shared = true,
                    Default = "https://api.stripe.com/",
                    Description = "Address of the API.",
                },
                new OptionSetting<StripeOptions>(nameof(StripeOptions.ApiVersion), static options => options.ApiVersion)
                {
                    Shared = true,
                    Default = "2026-10-28.endive",
                    Description = "API version sent with every call.",
                },
                new OptionSetting<StripeOptions>(nameof(StripeOptions.StripeAccount), static options => options.StripeAccount)
                {
                    Find = "Dashboard, Connect, the account's page",
                    Description = "Connected account (`acct_…`) that a platform's key acts for.",
                },
                new OptionSetting<StripeOptions>(nameof(StripeOptions.DefaultCurrency), static options => options.DefaultCurrency)
                {
                    Shared = true,
                    Default = "KES",
                    Description = "Currency that the host's own pages begin with.",
                },
            ],
        };

    /// <summary>What the core needs to know; for hosts that build their own registration.</summary>
    public static IntegrationDefinition<StripeOptions> Definition { get; } =
        new()
        {
            Descriptor = Descriptor,
            Bind = static (section, options) => section.Bind(options),
            Endpoint = static options => options.Endpoint,
            ReadFailure = StripeErrors.Read,
            Authenticate = static (request, options, _) => Authenticate(request, options),
            Validate = StripeOptionsRules.Check,
            AccountId = static options => string.IsNullOrEmpty(options.StripeAccount) ? null : options.StripeAccount,
            KeyLifetime = KeyLifetime,
            Abilities =
            [
                IntegrationAbility.Of(static connection => new StripeClient(connection)),
                IntegrationAbility.Of<IIntegrationConnector>(static connection => new StripeConnector(Client(connection))),
                IntegrationAbility.Of<IPaymentProvider>(static connection => new StripePayments(Client(connection))),
                IntegrationAbility.Of<IPaymentConfirmation>(static connection => new StripePayments(Client(connection))),
                IntegrationAbility.Of<IPaymentAuthorizations>(static connection => new StripePayments(Client(connection))),
                IntegrationAbility.Of<IPaymentHistory>(static connection => new StripePayments(Client(connection))),
                IntegrationAbility.Of<IPaymentRefunds>(static connection => new StripeRefunds(Client(connection))),
                IntegrationAbility.Of<IPaymentCustomers>(static connection => new StripeCustomers(Client(connection))),
                IntegrationAbility.Of<ISubscriptionBilling>(static connection => new StripeSubscriptions(Client(connection))),
                IntegrationAbility.Of<IInvoicing>(static connection => new StripeInvoices(Client(connection))),
                IntegrationAbility.Of<ICheckoutSessions>(static connection => new StripeCheckout(Client(connection))),
                IntegrationAbility.Of<IOutcomeResolver>(static connection => new StripeOutcomeResolver(Client(connection))),
                IntegrationAbility.Of<IWebhookReceiver>(static connection => new StripeWebhookReceiver(connection.Time)),
            ],
        };

    /// <summary>Makes a connection without a container: <c>new StripeClient(connection)</c>, or <c>connection.Get&lt;IPaymentProvider&gt;()</c>.</summary>
    /// <param name="options">The options; not to be changed afterwards.</param>
    /// <param name="time">The clock; the system's by default.</param>
    /// <returns>The connection, to be disposed of when its clients are no longer used.</returns>
    public static StandaloneConnection CreateConnection(StripeOptions options, TimeProvider? time = null) =>
        StandaloneConnection.Create(Definition, options, time);

    private static StripeClient Client(Connection connection) => connection.Get<StripeClient>();

    private static void Authenticate(HttpRequestMessage request, StripeOptions options)
    {
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + options.SecretKey);
        request.Headers.TryAddWithoutValidation("Stripe-Version", options.ApiVersion);
        if (options.StripeAccount is { Length: > 0 } account)
        {
            request.Headers.TryAddWithoutValidation("Stripe-Account", account);
        }
    }
}
