namespace Procur.Integrations.Stripe.Tests;

public sealed class StripeIntegrationTests : IntegrationConformance<StripeFixture>;

public sealed class StripeConnectorTests : ConnectorConformance<StripeFixture>;

public sealed class StripePaymentProviderTests : PaymentProviderConformance<StripeFixture>;

public sealed class StripePaymentConfirmationTests : PaymentConfirmationConformance<StripeFixture>;

public sealed class StripePaymentAuthorizationsTests : PaymentAuthorizationsConformance<StripeFixture>;

public sealed class StripePaymentRefundsTests : PaymentRefundsConformance<StripeFixture>;

public sealed class StripePaymentHistoryTests : PaymentHistoryConformance<StripeFixture>;
