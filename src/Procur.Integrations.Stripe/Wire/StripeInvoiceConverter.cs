using System.Text.Json.Serialization.Metadata;

namespace Procur.Integrations.Stripe;

internal sealed class StripeInvoiceConverter : StripeExpandableConverter<StripeInvoice>
{
    protected override JsonTypeInfo<StripeInvoice> Whole => StripeJson.Default.StripeInvoice;
}
