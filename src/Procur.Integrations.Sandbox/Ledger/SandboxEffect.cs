namespace Procur.Integrations.Sandbox;

/// <summary>Something that a service really did, written at the moment it did it.</summary>
/// <param name="Integration">The service's key.</param>
/// <param name="Account">The account's name in the sandbox.</param>
/// <param name="Kind">What it was: <c>payment</c>, <c>refund</c>, <c>message</c>, <c>customer</c> …</param>
/// <param name="Id">The service's own id of it.</param>
/// <param name="Amount">In major units; null where it is not about money.</param>
/// <param name="Currency">Upper case ISO code; null where it is not about money.</param>
/// <param name="Reference">The caller's own reference, where the service was given one.</param>
/// <param name="At">When, on the sandbox's clock.</param>
public sealed record SandboxEffect(
    string Integration,
    string Account,
    string Kind,
    string Id,
    decimal? Amount,
    string? Currency,
    string? Reference,
    DateTimeOffset At
);
