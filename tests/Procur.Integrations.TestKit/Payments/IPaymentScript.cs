namespace Procur.Integrations.TestKit;

/// <summary>What the payment suites must be told of a service.</summary>
public interface IPaymentScript
{
    /// <summary>The kind of effect in the sandbox's ledger that creating a paying payment has at once: <c>payment</c>, or what asks the payer.</summary>
    string EffectOfCreating { get; }

    /// <summary>Amounts that the service carries, of as many kinds of currency as it takes.</summary>
    IReadOnlyList<Money> Amounts { get; }

    /// <summary>Amounts that it cannot carry exactly.</summary>
    IReadOnlyList<Money> UncarriableAmounts { get; }

    /// <summary>The id of a payment that was never made, in the form of one.</summary>
    string UnknownPaymentId { get; }

    /// <summary>A request, of a new intent each time, whose payer pays.</summary>
    PaymentRequest Paying(Money? amount = null);

    /// <summary>A request whose payer is refused or refuses.</summary>
    PaymentRequest Declining();

    /// <summary>Lets the payer do what is left to him, and the service come to its end. Nothing where the payment ended at once.</summary>
    Task FinishAsync(SandboxedHost host, Payment payment, bool pays, CancellationToken cancellationToken);
}
