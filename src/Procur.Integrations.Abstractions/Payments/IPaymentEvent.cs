namespace Procur.Integrations;

/// <summary>A webhook of any payment service that says where a payment stands: one handler of this type serves them all.</summary>
public interface IPaymentEvent
{
    /// <summary>The payment as the service tells it. Its status is one that the host may act on: an unsigned callback is confirmed first.</summary>
    Payment Payment { get; }
}
