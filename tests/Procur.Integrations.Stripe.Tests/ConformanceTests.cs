namespace Procur.Integrations.Stripe.Tests;

public sealed class StripeIntegrationTests : IntegrationConformance<StripeFixture>;

public sealed class StripeConnectorTests : ConnectorConformance<StripeFixture>;

public sealed class StripePaymentProviderTests : PaymentProviderConformance<StripeFixture>;

public sealed class StripePaymentConfirmationTests : PaymentConfirmationConformance<StripeFixture>;

public sealed class StripePaymentAuthorizationsTests : PaymentAuthorizationsConformance<StripeFixture>;

public sealed class StripePaymentRefundsTests : PaymentRefundsConformance<StripeFixture>;

public sealed class StripePaymentHistoryTests : PaymentHistoryConformance<StripeFixture>;

public sealed class StripePaymentCustomersTests : PaymentCustomersConformance<StripeFixture>;

public sealed class StripeSubscriptionBillingTests : SubscriptionBillingConformance<StripeFixture>;

public sealed class StripeInvoicingTests : InvoicingConformance<StripeFixture>;

public sealed class StripeCheckoutSessionsTests : CheckoutSessionsConformance<StripeFixture>;

public sealed class StripeLookUpTests : PaymentLookUpConformance<StripeFixture>;

public sealed class StripeWebhookReceiverTests : WebhookReceiverConformance<StripeFixture>;

public sealed class StripeCoverageTests
{
    [Fact]
    public void Every_capability_that_is_offered_has_its_suite_here() =>
        Assert.Empty(
            SuiteCoverage.Missing(
                StripeIntegration.Definition.Abilities.Select(ability => ability.Type),
                typeof(StripeCoverageTests).Assembly
            )
        );
}
