using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Slack.Methods;

/// <summary>A method of the Web API.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Mutates">Whether it can commit an effect.</param>
/// <param name="Scope">The scope that it takes; null if none, or if that depends on the conversation.</param>
/// <param name="Execute">Carries it out.</param>
internal sealed record SlackMethod(string Name, bool Mutates, string? Scope, Func<SlackCall, JsonObject> Execute)
    : StandInOperation(Name, Mutates);
