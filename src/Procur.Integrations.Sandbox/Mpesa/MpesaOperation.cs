using Procur.Integrations.Sandbox.Mpesa.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Mpesa;

/// <summary>An operation that takes a token and a JSON body.</summary>
internal sealed record MpesaOperation(string Name, bool Mutates, Func<MpesaAccount, MpesaBody, MpesaPlan> Plan)
    : StandInOperation(Name, Mutates);
