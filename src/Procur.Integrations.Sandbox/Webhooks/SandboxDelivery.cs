namespace Procur.Integrations.Sandbox;

/// <summary>One attempt to deliver a webhook.</summary>
/// <param name="Integration">The service's key.</param>
/// <param name="Account">The account's name in the sandbox.</param>
/// <param name="Id">The service's id of the event, or of what it is about.</param>
/// <param name="Type">The service's type of the event.</param>
/// <param name="Url">Where it was sent.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Status">The HTTP status of the answer; null without one.</param>
/// <param name="Reason">Why it failed, where there was no answer.</param>
/// <param name="At">When, on the sandbox's clock.</param>
public sealed record SandboxDelivery(
    string Integration,
    string Account,
    string Id,
    string Type,
    Uri Url,
    int Attempt,
    SandboxDeliveryOutcome Outcome,
    int? Status,
    string? Reason,
    DateTimeOffset At
);
