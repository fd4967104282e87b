namespace Procur.Integrations;

/// <summary>Customers on file at a payment service. Members are safe to call from many threads at once.</summary>
public interface IPaymentCustomers
{
    /// <summary>Makes a customer.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<PaymentCustomer> CreateCustomerAsync(CustomerRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes a customer.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<PaymentCustomer> UpdateCustomerAsync(CustomerUpdate request, CancellationToken cancellationToken = default);

    /// <summary>Reads a customer by the service's id.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<PaymentCustomer> GetCustomerAsync(string customerId, CancellationToken cancellationToken = default);

    /// <summary>Deletes a customer. Deleting it again is no error.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task DeleteCustomerAsync(string customerId, CancellationToken cancellationToken = default);
}
