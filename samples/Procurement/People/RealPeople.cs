using Procur.Integrations;
using Procurement.Requests;
using Spectre.Console;

namespace Procurement.People;

/// <summary>Real people at the real services: the flow says whose turn it is and waits.</summary>
internal sealed class RealPeople(IAnsiConsole console) : IPeople
{
    public Task DecideAsync(MessageRef offer, string approverId, CancellationToken cancellationToken) =>
        Say("waiting for the approver's click in Slack");

    public Task SignAsync(string envelopeId, Signer signer, CancellationToken cancellationToken) =>
        Say($"waiting for {signer.Name} to sign");

    public Task AnswerHandsetAsync(CancellationToken cancellationToken) => Say("waiting for the payer's PIN");

    public Task ReceiveGoodsAsync(PurchaseOrder order, CancellationToken cancellationToken) =>
        Say($"the match counts what is booked as received for {order.Number} by now");

    private Task Say(string text)
    {
        console.WriteLine($"  {text}");
        return Task.CompletedTask;
    }
}
