using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.DocuSign;

/// <summary>An operation of the API that takes a token.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Mutates">Whether it can commit an effect.</param>
/// <param name="Execute">Does it; called within the account's gate.</param>
internal sealed record DocuSignOperation(string Name, bool Mutates, Func<DocuSignCall, StandInReply> Execute)
    : StandInOperation(Name, Mutates);
