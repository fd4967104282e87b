using Procur.Integrations;

namespace Procurement.People;

/// <summary>Those whom the flow waits for.</summary>
internal interface IPeople
{
    /// <summary>Somebody looks at the offer and presses a button of it.</summary>
    Task DecideAsync(MessageRef offer, string approverId, CancellationToken cancellationToken);

    /// <summary>Somebody answers the prompt on his phone.</summary>
    Task AnswerHandsetAsync(CancellationToken cancellationToken);
}
