namespace Procur.Integrations.TestKit;

/// <summary>What the billing suites must be told of a service.</summary>
public interface IBillingScript
{
    /// <summary>A token of a payment method that pays.</summary>
    string PayingMethod { get; }

    /// <summary>A token of a payment method that is declined when it is charged.</summary>
    string DecliningMethod { get; }

    /// <summary>The currency that the suites bill in.</summary>
    Currency BillingCurrency { get; }

    /// <summary>Makes a monthly price and gives the service's id of it.</summary>
    Task<string> MakePriceAsync(SandboxedHost host, Money monthly, CancellationToken cancellationToken);

    /// <summary>Puts a payment method on file as the customer's default.</summary>
    Task PutOnFileAsync(SandboxedHost host, string customerId, string method, CancellationToken cancellationToken);
}
