using Procur.Integrations.Wire;

namespace Procur.Integrations.Stripe;

public sealed partial class StripeClient
{
    /// <summary>Makes a product. <c>POST v1/products</c>.</summary>
    public Task<WireReply<StripeProduct>> CreateProductAsync(
        WireForm form,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.CreateProduct, null, form, intent, StripeJson.Default.StripeProduct, cancellationToken);

    /// <summary>Reads a product. <c>GET v1/products/{id}</c>.</summary>
    public Task<WireReply<StripeProduct>> GetProductAsync(
        string id,
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) => GetAsync(StripeOperations.GetProduct, id, query, StripeJson.Default.StripeProduct, cancellationToken);

    /// <summary>Lists products, newest first. <c>GET v1/products</c>.</summary>
    public Task<WireReply<StripeList<StripeProduct>>> ListProductsAsync(
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) => GetAsync(StripeOperations.ListProducts, null, query, StripeJson.Default.StripeListStripeProduct, cancellationToken);

    /// <summary>Makes a price of a product. <c>POST v1/prices</c>.</summary>
    public Task<WireReply<StripePrice>> CreatePriceAsync(
        WireForm form,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.CreatePrice, null, form, intent, StripeJson.Default.StripePrice, cancellationToken);

    /// <summary>Reads a price. <c>GET v1/prices/{id}</c>.</summary>
    public Task<WireReply<StripePrice>> GetPriceAsync(string id, WireForm? query = null, CancellationToken cancellationToken = default) =>
        GetAsync(StripeOperations.GetPrice, id, query, StripeJson.Default.StripePrice, cancellationToken);

    /// <summary>Lists prices, newest first. <c>GET v1/prices</c>.</summary>
    public Task<WireReply<StripeList<StripePrice>>> ListPricesAsync(
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) => GetAsync(StripeOperations.ListPrices, null, query, StripeJson.Default.StripeListStripePrice, cancellationToken);
}
