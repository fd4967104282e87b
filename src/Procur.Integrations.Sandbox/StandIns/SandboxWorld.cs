using Procur.Integrations.Sandbox.Ledger;
using Procur.Integrations.Sandbox.Time;
using Procur.Integrations.Sandbox.Webhooks;

namespace Procur.Integrations.Sandbox.StandIns;

/// <summary>What every stand-in is given.</summary>
/// <param name="Clock">The time; stand-ins use no other.</param>
/// <param name="Ledger">Where a stand-in writes each effect when it commits it.</param>
/// <param name="Webhooks">Takes what the host is to be told.</param>
/// <param name="RootOf">Where the vendor's root of a stand-in is, by its key; ends with a slash.</param>
internal sealed record SandboxWorld(SandboxClock Clock, EffectLedger Ledger, WebhookQueue Webhooks, Func<string, Uri> RootOf);
