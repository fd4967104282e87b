using System.Text.Json.Serialization.Metadata;

namespace Procur.Integrations.Stripe;

internal sealed class StripeChargeConverter : StripeExpandableConverter<StripeCharge>
{
    protected override JsonTypeInfo<StripeCharge> Whole => StripeJson.Default.StripeCharge;
}
