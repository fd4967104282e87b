using System.Text.Json.Serialization;

namespace Procur.Integrations.Stripe;

/// <summary>The source-generated reading of Stripe's answers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(StripeMetadataConverter)],
    GenerationMode = JsonSourceGenerationMode.Metadata
)]
[JsonSerializable(typeof(StripePaymentIntent))]
[JsonSerializable(typeof(StripeCharge))]
[JsonSerializable(typeof(StripeRefund))]
[JsonSerializable(typeof(StripeCustomer))]
[JsonSerializable(typeof(StripePaymentMethod))]
[JsonSerializable(typeof(StripeProduct))]
[JsonSerializable(typeof(StripePrice))]
[JsonSerializable(typeof(StripeSubscription))]
[JsonSerializable(typeof(StripeInvoice))]
[JsonSerializable(typeof(StripeInvoiceItem))]
[JsonSerializable(typeof(StripeCheckoutSession))]
[JsonSerializable(typeof(StripeStoredEvent))]
[JsonSerializable(typeof(StripeBalance))]
[JsonSerializable(typeof(StripeAccount))]
[JsonSerializable(typeof(StripeWebhookEndpoint))]
[JsonSerializable(typeof(StripeDeleted))]
[JsonSerializable(typeof(StripeList<StripePaymentIntent>))]
[JsonSerializable(typeof(StripeList<StripeRefund>))]
[JsonSerializable(typeof(StripeList<StripeCustomer>))]
[JsonSerializable(typeof(StripeList<StripePaymentMethod>))]
[JsonSerializable(typeof(StripeList<StripeProduct>))]
[JsonSerializable(typeof(StripeList<StripePrice>))]
[JsonSerializable(typeof(StripeList<StripeSubscription>))]
[JsonSerializable(typeof(StripeList<StripeInvoice>))]
[JsonSerializable(typeof(StripeList<StripeInvoiceItem>))]
[JsonSerializable(typeof(StripeList<StripeCheckoutSession>))]
[JsonSerializable(typeof(StripeList<StripeStoredEvent>))]
[JsonSerializable(typeof(StripeList<StripeWebhookEndpoint>))]
[JsonSerializable(typeof(StripeList<StripeLineItem>))]
internal sealed partial class StripeJson : JsonSerializerContext;
