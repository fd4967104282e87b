namespace Procur.Integrations.Sandbox.StandIns;

/// <summary>One thing that a service can be asked.</summary>
/// <param name="Name">As the service's documents name it: <c>payment_intents.create</c>, <c>chat.postMessage</c>.</param>
/// <param name="Mutates">Whether it can commit an effect.</param>
internal record StandInOperation(string Name, bool Mutates);
