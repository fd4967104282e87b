using Procur.Integrations;
using Procurement.Requests;

namespace Procurement.People;

/// <summary>Those whom the flow waits for.</summary>
internal interface IPeople
{
    /// <summary>Somebody looks at the offer and presses a button of it.</summary>
    Task DecideAsync(MessageRef offer, string approverId, CancellationToken cancellationToken);

    /// <summary>The signer opens his mail and signs, or declines.</summary>
    Task SignAsync(string envelopeId, Signer signer, CancellationToken cancellationToken);

    /// <summary>Somebody answers the prompt on his phone.</summary>
    Task AnswerHandsetAsync(CancellationToken cancellationToken);

    /// <summary>The warehouse books what has arrived.</summary>
    Task ReceiveGoodsAsync(PurchaseOrder order, CancellationToken cancellationToken);
}
