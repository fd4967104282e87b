using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Google;

/// <summary>An operation of an API.</summary>
/// <param name="Name">Google's own id of the method.</param>
/// <param name="Mutates">Whether it can commit an effect.</param>
/// <param name="Scopes">The scopes of which it takes any one; none if every token will do.</param>
/// <param name="Execute">Carries it out; the account's gate is held.</param>
internal sealed record GoogleOperation(string Name, bool Mutates, IReadOnlyList<string> Scopes, Func<GoogleCall, StandInReply> Execute)
    : StandInOperation(Name, Mutates);
