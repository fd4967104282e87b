using Procur.Integrations.Wire;

namespace Procur.Integrations.Stripe;

public sealed partial class StripeClient
{
    /// <summary>Reads the account's balance; <c>livemode</c> tells the world of the key. <c>GET v1/balance</c>.</summary>
    public Task<WireReply<StripeBalance>> GetBalanceAsync(WireForm? query = null, CancellationToken cancellationToken = default) =>
        GetAsync(StripeOperations.GetBalance, null, query, StripeJson.Default.StripeBalance, cancellationToken);

    /// <summary>Reads whose account it is. <c>GET v1/account</c>.</summary>
    public Task<WireReply<StripeAccount>> GetAccountAsync(WireForm? query = null, CancellationToken cancellationToken = default) =>
        GetAsync(StripeOperations.GetAccount, null, query, StripeJson.Default.StripeAccount, cancellationToken);

    /// <summary>Reads an event of the last 30 days. <c>GET v1/events/{id}</c>.</summary>
    public Task<WireReply<StripeStoredEvent>> GetEventAsync(
        string id,
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) => GetAsync(StripeOperations.GetEvent, id, query, StripeJson.Default.StripeStoredEvent, cancellationToken);

    /// <summary>Lists events of the last 30 days, newest first: for what no webhook told. <c>GET v1/events</c>.</summary>
    public Task<WireReply<StripeList<StripeStoredEvent>>> ListEventsAsync(
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) => GetAsync(StripeOperations.ListEvents, null, query, StripeJson.Default.StripeListStripeStoredEvent, cancellationToken);

    /// <summary>Registers an address for webhooks. The only answer that holds its signing secret. <c>POST v1/webhook_endpoints</c>.</summary>
    public Task<WireReply<StripeWebhookEndpoint>> CreateWebhookEndpointAsync(
        WireForm form,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.CreateWebhookEndpoint, null, form, intent, StripeJson.Default.StripeWebhookEndpoint, cancellationToken);

    /// <summary>Reads a webhook endpoint. <c>GET v1/webhook_endpoints/{id}</c>.</summary>
    public Task<WireReply<StripeWebhookEndpoint>> GetWebhookEndpointAsync(
        string id,
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) => GetAsync(StripeOperations.GetWebhookEndpoint, id, query, StripeJson.Default.StripeWebhookEndpoint, cancellationToken);

    /// <summary>Changes a webhook endpoint. <c>POST v1/webhook_endpoints/{id}</c>.</summary>
    public Task<WireReply<StripeWebhookEndpoint>> UpdateWebhookEndpointAsync(
        string id,
        WireForm form,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.UpdateWebhookEndpoint, id, form, intent, StripeJson.Default.StripeWebhookEndpoint, cancellationToken);

    /// <summary>Deletes a webhook endpoint. <c>DELETE v1/webhook_endpoints/{id}</c>.</summary>
    public Task<WireReply<StripeDeleted>> DeleteWebhookEndpointAsync(
        string id,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => DeleteAsync(StripeOperations.DeleteWebhookEndpoint, id, null, intent, StripeJson.Default.StripeDeleted, cancellationToken);

    /// <summary>Lists webhook endpoints. <c>GET v1/webhook_endpoints</c>.</summary>
    public Task<WireReply<StripeList<StripeWebhookEndpoint>>> ListWebhookEndpointsAsync(
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) =>
        GetAsync(StripeOperations.ListWebhookEndpoints, null, query, StripeJson.Default.StripeListStripeWebhookEndpoint, cancellationToken);
}
