using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Slack;

/// <summary>An address outside the Web API whose path is its credential.</summary>
internal sealed record SlackEndpoint(string Name, Func<StandInCall, StandInReply> Execute) : StandInOperation(Name, Mutates: true);
