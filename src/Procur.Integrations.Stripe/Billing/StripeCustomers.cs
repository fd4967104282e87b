using Procur.Integrations.Wire;

namespace Procur.Integrations.Stripe;

/// <summary>Customers on file.</summary>
internal sealed class StripeCustomers(StripeClient client) : IPaymentCustomers
{
    public async Task<PaymentCustomer> CreateCustomerAsync(CustomerRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var intent = WireIntent.Of(request, request.Reference);
        var form = new WireForm()
            .Add("name", request.Name)
            .Add("email", request.Email)
            .Add("phone", request.Phone)
            .AddMetadata(request.Metadata, request.Reference, client.KeyOf(StripeOperations.CreateCustomer, intent))
            .AddOptions(request.ProviderOptions);
        var reply = await client.CreateCustomerAsync(form, intent, cancellationToken).ConfigureAwait(false);
        return Read(reply.Value, reply.Raw);
    }

    public async Task<PaymentCustomer> UpdateCustomerAsync(CustomerUpdate request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var form = new WireForm()
            .Add("name", request.Name)
            .Add("email", request.Email)
            .Add("phone", request.Phone)
            .AddMetadata(request.Metadata, null, null)
            .AddOptions(request.ProviderOptions);
        var reply = await client
            .UpdateCustomerAsync(request.CustomerId, form, WireIntent.Of(request), cancellationToken)
            .ConfigureAwait(false);
        return Read(reply.Value, reply.Raw);
    }

    public async Task<PaymentCustomer> GetCustomerAsync(string customerId, CancellationToken cancellationToken = default)
    {
        var reply = await client.GetCustomerAsync(customerId, null, cancellationToken).ConfigureAwait(false);
        return Read(reply.Value, reply.Raw);
    }

    public async Task DeleteCustomerAsync(string customerId, CancellationToken cancellationToken = default)
    {
        try
        {
            await client.DeleteCustomerAsync(customerId, null, cancellationToken).ConfigureAwait(false);
        }
        catch (IntegrationException e) when (e.Kind == IntegrationErrorKind.NotFound)
        {
            // Gone is what was asked for: by this call's first try, or before.
        }
    }

    private static PaymentCustomer Read(StripeCustomer customer, RawJson raw) =>
        new()
        {
            Id = customer.Id,
            Name = customer.Name,
            Email = customer.Email,
            Phone = customer.Phone,
            Reference = StripeMetadata.ReferenceOf(customer.Metadata),
            IsDeleted = customer.Deleted,
            Metadata = StripeMetadata.OwnOf(customer.Metadata),
            Raw = raw,
        };
}
