using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.SendGrid;

/// <summary>One thing that the API can be asked, and the scope it takes.</summary>
internal sealed record SendGridOperation(string Name, bool Mutates, string? Scope, Func<StandInCall, SendGridAccount, StandInReply> Execute)
    : StandInOperation(Name, Mutates);
