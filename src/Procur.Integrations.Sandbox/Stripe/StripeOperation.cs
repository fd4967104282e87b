using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>An operation of Stripe's API.</summary>
internal sealed record StripeOperation(string Name, bool Mutates, Func<StandInCall, StandInReply> Execute)
    : StandInOperation(Name, Mutates);
