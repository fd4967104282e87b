using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>An operation of Stripe's API.</summary>
/// <param name="Name">The resource and what is done with it: <c>payment_intents.create</c>.</param>
/// <param name="Mutates">Whether it changes anything.</param>
/// <param name="Schema">The parameters that it takes.</param>
/// <param name="Execute">Does it.</param>
internal sealed record StripeOperation(string Name, bool Mutates, StripeSchema Schema, Func<StripeCall, StandInReply> Execute)
    : StandInOperation(Name, Mutates)
{
    /// <summary>What a restricted key has to be allowed: <c>payment_intents:write</c>.</summary>
    public string Permission { get; } = $"{Name[..Name.LastIndexOf('.')]}:{(Mutates ? "write" : "read")}";

    /// <summary>Whether anybody may do it, without a key: the pages that payers see.</summary>
    public bool IsPublic { get; init; }
}
