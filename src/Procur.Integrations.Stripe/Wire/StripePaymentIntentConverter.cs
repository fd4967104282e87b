using System.Text.Json.Serialization.Metadata;

namespace Procur.Integrations.Stripe;

internal sealed class StripePaymentIntentConverter : StripeExpandableConverter<StripePaymentIntent>
{
    protected override JsonTypeInfo<StripePaymentIntent> Whole => StripeJson.Default.StripePaymentIntent;
}
