namespace Procur.Integrations.TestKit;

/// <summary>What the confirmation suite must be told of a service.</summary>
public interface IPaymentConfirmationScript
{
    /// <summary>A request whose payer is asked to prove who he is.</summary>
    PaymentRequest Challenged();

    /// <summary>A confirmation of an open payment, by a payer who pays.</summary>
    PaymentConfirmationRequest Confirming(string paymentId);

    /// <summary>Lets the payer approve an open payment, where the service wants that before the confirmation.</summary>
    Task ApproveAsync(SandboxedHost host, Payment payment, CancellationToken cancellationToken);

    /// <summary>Lets the payer prove who he is.</summary>
    Task ProveAsync(SandboxedHost host, Payment payment, CancellationToken cancellationToken);
}
