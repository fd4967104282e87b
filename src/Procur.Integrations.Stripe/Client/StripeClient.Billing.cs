using Procur.Integrations.Wire;

namespace Procur.Integrations.Stripe;

public sealed partial class StripeClient
{
    /// <summary>Subscribes a customer. <c>POST v1/subscriptions</c>.</summary>
    public Task<WireReply<StripeSubscription>> CreateSubscriptionAsync(
        WireForm form,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.CreateSubscription, null, form, intent, StripeJson.Default.StripeSubscription, cancellationToken);

    /// <summary>Reads a subscription. <c>GET v1/subscriptions/{id}</c>.</summary>
    public Task<WireReply<StripeSubscription>> GetSubscriptionAsync(
        string id,
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) => GetAsync(StripeOperations.GetSubscription, id, query, StripeJson.Default.StripeSubscription, cancellationToken);

    /// <summary>Changes a subscription; an item is named by its id, or it is added. <c>POST v1/subscriptions/{id}</c>.</summary>
    public Task<WireReply<StripeSubscription>> UpdateSubscriptionAsync(
        string id,
        WireForm form,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.UpdateSubscription, id, form, intent, StripeJson.Default.StripeSubscription, cancellationToken);

    /// <summary>Ends a subscription at once. Asked again for an ended one, Stripe finds none. <c>DELETE v1/subscriptions/{id}</c>.</summary>
    public Task<WireReply<StripeSubscription>> CancelSubscriptionAsync(
        string id,
        WireForm? query = null,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => DeleteAsync(StripeOperations.CancelSubscription, id, query, intent, StripeJson.Default.StripeSubscription, cancellationToken);

    /// <summary>Lists subscriptions; ended ones with <c>status=all</c>. <c>GET v1/subscriptions</c>.</summary>
    public Task<WireReply<StripeList<StripeSubscription>>> ListSubscriptionsAsync(
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) => GetAsync(StripeOperations.ListSubscriptions, null, query, StripeJson.Default.StripeListStripeSubscription, cancellationToken);

    /// <summary>Adds a line to a draft (field <c>invoice</c>), or to the customer's next invoice. <c>POST v1/invoiceitems</c>.</summary>
    public Task<WireReply<StripeInvoiceItem>> CreateInvoiceItemAsync(
        WireForm form,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.CreateInvoiceItem, null, form, intent, StripeJson.Default.StripeInvoiceItem, cancellationToken);

    /// <summary>Lists lines that were added by hand. <c>GET v1/invoiceitems</c>.</summary>
    public Task<WireReply<StripeList<StripeInvoiceItem>>> ListInvoiceItemsAsync(
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) => GetAsync(StripeOperations.ListInvoiceItems, null, query, StripeJson.Default.StripeListStripeInvoiceItem, cancellationToken);

    /// <summary>Drafts an invoice. <c>POST v1/invoices</c>.</summary>
    public Task<WireReply<StripeInvoice>> CreateInvoiceAsync(
        WireForm form,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.CreateInvoice, null, form, intent, StripeJson.Default.StripeInvoice, cancellationToken);

    /// <summary>Reads an invoice. <c>GET v1/invoices/{id}</c>.</summary>
    public Task<WireReply<StripeInvoice>> GetInvoiceAsync(
        string id,
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) => GetAsync(StripeOperations.GetInvoice, id, query, StripeJson.Default.StripeInvoice, cancellationToken);

    /// <summary>Changes a draft. <c>POST v1/invoices/{id}</c>.</summary>
    public Task<WireReply<StripeInvoice>> UpdateInvoiceAsync(
        string id,
        WireForm form,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.UpdateInvoice, id, form, intent, StripeJson.Default.StripeInvoice, cancellationToken);

    /// <summary>Deletes a draft. <c>DELETE v1/invoices/{id}</c>.</summary>
    public Task<WireReply<StripeDeleted>> DeleteInvoiceAsync(
        string id,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => DeleteAsync(StripeOperations.DeleteInvoice, id, null, intent, StripeJson.Default.StripeDeleted, cancellationToken);

    /// <summary>Lists invoices, newest first. <c>GET v1/invoices</c>.</summary>
    public Task<WireReply<StripeList<StripeInvoice>>> ListInvoicesAsync(
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) => GetAsync(StripeOperations.ListInvoices, null, query, StripeJson.Default.StripeListStripeInvoice, cancellationToken);

    /// <summary>Makes a draft final. <c>POST v1/invoices/{id}/finalize</c>.</summary>
    public Task<WireReply<StripeInvoice>> FinalizeInvoiceAsync(
        string id,
        WireForm? form = null,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.FinalizeInvoice, id, form, intent, StripeJson.Default.StripeInvoice, cancellationToken);

    /// <summary>Mails an invoice to its customer; a draft is made final first. <c>POST v1/invoices/{id}/send</c>.</summary>
    public Task<WireReply<StripeInvoice>> SendInvoiceAsync(
        string id,
        WireForm? form = null,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.SendInvoice, id, form, intent, StripeJson.Default.StripeInvoice, cancellationToken);

    /// <summary>Charges the customer. A decline with a payment behind it is an answer with <see cref="StripeInvoice.Error"/>. <c>POST v1/invoices/{id}/pay</c>.</summary>
    public Task<WireReply<StripeInvoice>> PayInvoiceAsync(
        string id,
        WireForm? form = null,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.PayInvoice, id, form, intent, StripeJson.Default.StripeInvoice, cancellationToken);

    /// <summary>Calls a final invoice off. <c>POST v1/invoices/{id}/void</c>.</summary>
    public Task<WireReply<StripeInvoice>> VoidInvoiceAsync(
        string id,
        WireForm? form = null,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.VoidInvoice, id, form, intent, StripeJson.Default.StripeInvoice, cancellationToken);
}
