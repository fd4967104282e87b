using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.StandIns;

/// <summary>Something that a person does at the service: clicks, signs, answers the handset.</summary>
/// <param name="account">Whose account it happens in.</param>
/// <param name="arguments">What the control API was given.</param>
/// <param name="cancellationToken">Ends it.</param>
/// <returns>What the person sees; null for nothing.</returns>
/// <exception cref="SandboxException">It cannot be done; the message is one line that says why.</exception>
internal delegate Task<JsonObject?> StandInAct(StandInAccount account, JsonObject arguments, CancellationToken cancellationToken);
