namespace Procur.Integrations.TestKit;

/// <summary>What the checkout suite must be told of a service.</summary>
public interface ICheckoutScript
{
    /// <summary>Lets the payer pay on the page.</summary>
    Task CompleteAsync(SandboxedHost host, CheckoutSession session, CancellationToken cancellationToken);
}
