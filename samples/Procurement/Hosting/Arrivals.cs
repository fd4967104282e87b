using System.Collections.Concurrent;
using Procur.Integrations;

namespace Procurement.Hosting;

/// <summary>Hands what arrives at the webhook endpoint to the step that waits for it; what arrives first is kept.</summary>
internal sealed class Arrivals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<IApprovalDecisionEvent>> decisions = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Payment>> payments = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Envelope>> envelopes = new();

    public Task<IApprovalDecisionEvent> DecisionOn(string approvalId) => Of(decisions, approvalId).Task;

    /// <summary>Ends with the final state of the payment that carries this reference of ours.</summary>
    public Task<Payment> EndOf(string reference) => Of(payments, reference).Task;

    /// <summary>Ends with the final state of the envelope.</summary>
    public Task<Envelope> EndOfEnvelope(string envelopeId) => Of(envelopes, envelopeId).Task;

    public void Decided(IApprovalDecisionEvent decision) => Of(decisions, decision.ApprovalId).TrySetResult(decision);

    public void Paid(Payment payment)
    {
        // A decline leaves a card payment open, but this flow has no second card to offer.
        if (payment.Reference is { } reference && (payment.IsFinal || payment.Decline is not null))
        {
            Of(payments, reference).TrySetResult(payment);
        }
    }

    public void Signed(Envelope envelope)
    {
        if (envelope.IsFinal)
        {
            Of(envelopes, envelope.Id).TrySetResult(envelope);
        }
    }

    private static TaskCompletionSource<T> Of<T>(ConcurrentDictionary<string, TaskCompletionSource<T>> waiting, string key) =>
        waiting.GetOrAdd(key, _ => new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously));
}
