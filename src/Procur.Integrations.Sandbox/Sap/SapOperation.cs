using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Sap;

/// <summary>An operation of one of the services.</summary>
/// <param name="Name">Its name in the log and in faults.</param>
/// <param name="Mutates">Whether it can commit an effect.</param>
/// <param name="Service">The service's path.</param>
/// <param name="Execute">Does it.</param>
internal sealed record SapOperation(string Name, bool Mutates, SapService Service, Func<SapCall, StandInReply> Execute)
    : StandInOperation(Name, Mutates);
