using Procur.Integrations.Wire;

namespace Procur.Integrations.Stripe;

public sealed partial class StripeClient
{
    /// <summary>Makes a customer. <c>POST v1/customers</c>.</summary>
    public Task<WireReply<StripeCustomer>> CreateCustomerAsync(
        WireForm form,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.CreateCustomer, null, form, intent, StripeJson.Default.StripeCustomer, cancellationToken);

    /// <summary>Reads a customer; a deleted one has <see cref="StripeCustomer.Deleted"/>. <c>GET v1/customers/{id}</c>.</summary>
    public Task<WireReply<StripeCustomer>> GetCustomerAsync(
        string id,
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) => GetAsync(StripeOperations.GetCustomer, id, query, StripeJson.Default.StripeCustomer, cancellationToken);

    /// <summary>Changes a customer. <c>POST v1/customers/{id}</c>.</summary>
    public Task<WireReply<StripeCustomer>> UpdateCustomerAsync(
        string id,
        WireForm form,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.UpdateCustomer, id, form, intent, StripeJson.Default.StripeCustomer, cancellationToken);

    /// <summary>Deletes a customer and ends its subscriptions. <c>DELETE v1/customers/{id}</c>.</summary>
    public Task<WireReply<StripeDeleted>> DeleteCustomerAsync(
        string id,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => DeleteAsync(StripeOperations.DeleteCustomer, id, null, intent, StripeJson.Default.StripeDeleted, cancellationToken);

    /// <summary>Lists customers, newest first. <c>GET v1/customers</c>.</summary>
    public Task<WireReply<StripeList<StripeCustomer>>> ListCustomersAsync(
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) => GetAsync(StripeOperations.ListCustomers, null, query, StripeJson.Default.StripeListStripeCustomer, cancellationToken);

    /// <summary>Reads a payment method. <c>GET v1/payment_methods/{id}</c>.</summary>
    public Task<WireReply<StripePaymentMethod>> GetPaymentMethodAsync(
        string id,
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) => GetAsync(StripeOperations.GetPaymentMethod, id, query, StripeJson.Default.StripePaymentMethod, cancellationToken);

    /// <summary>Lists payment methods of a customer (field <c>customer</c>). <c>GET v1/payment_methods</c>.</summary>
    public Task<WireReply<StripeList<StripePaymentMethod>>> ListPaymentMethodsAsync(
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) => GetAsync(StripeOperations.ListPaymentMethods, null, query, StripeJson.Default.StripeListStripePaymentMethod, cancellationToken);

    /// <summary>Puts a payment method on file for a customer (field <c>customer</c>). <c>POST v1/payment_methods/{id}/attach</c>.</summary>
    public Task<WireReply<StripePaymentMethod>> AttachPaymentMethodAsync(
        string id,
        WireForm form,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.AttachPaymentMethod, id, form, intent, StripeJson.Default.StripePaymentMethod, cancellationToken);

    /// <summary>Takes a payment method off its customer; it cannot be used again. <c>POST v1/payment_methods/{id}/detach</c>.</summary>
    public Task<WireReply<StripePaymentMethod>> DetachPaymentMethodAsync(
        string id,
        WireForm? form = null,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.DetachPaymentMethod, id, form, intent, StripeJson.Default.StripePaymentMethod, cancellationToken);
}
