using Procur.Integrations.Wire;

namespace Procur.Integrations.Stripe;

public sealed partial class StripeClient
{
    /// <summary>Makes a payment page. <c>POST v1/checkout/sessions</c>.</summary>
    public Task<WireReply<StripeCheckoutSession>> CreateCheckoutSessionAsync(
        WireForm form,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.CreateCheckoutSession, null, form, intent, StripeJson.Default.StripeCheckoutSession, cancellationToken);

    /// <summary>Reads a checkout. <c>GET v1/checkout/sessions/{id}</c>.</summary>
    public Task<WireReply<StripeCheckoutSession>> GetCheckoutSessionAsync(
        string id,
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) => GetAsync(StripeOperations.GetCheckoutSession, id, query, StripeJson.Default.StripeCheckoutSession, cancellationToken);

    /// <summary>Lists checkouts, newest first. <c>GET v1/checkout/sessions</c>.</summary>
    public Task<WireReply<StripeList<StripeCheckoutSession>>> ListCheckoutSessionsAsync(
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) =>
        GetAsync(StripeOperations.ListCheckoutSessions, null, query, StripeJson.Default.StripeListStripeCheckoutSession, cancellationToken);

    /// <summary>Closes a payment page. <c>POST v1/checkout/sessions/{id}/expire</c>.</summary>
    public Task<WireReply<StripeCheckoutSession>> ExpireCheckoutSessionAsync(
        string id,
        WireForm? form = null,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.ExpireCheckoutSession, id, form, intent, StripeJson.Default.StripeCheckoutSession, cancellationToken);

    /// <summary>Lists the lines of a checkout. <c>GET v1/checkout/sessions/{id}/line_items</c>.</summary>
    public Task<WireReply<StripeList<StripeLineItem>>> ListCheckoutLineItemsAsync(
        string id,
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) => GetAsync(StripeOperations.ListCheckoutLineItems, id, query, StripeJson.Default.StripeListStripeLineItem, cancellationToken);
}
