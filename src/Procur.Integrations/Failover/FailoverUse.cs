namespace Procur.Integrations;

/// <summary>A call that went to another provider than the first.</summary>
/// <param name="Capability">The capability interface.</param>
/// <param name="From">The key of the provider that failed or was passed over.</param>
/// <param name="To">The key of the provider that is tried next.</param>
/// <param name="Reason">Why.</param>
public sealed record FailoverUse(string Capability, string From, string To, IntegrationErrorKind Reason);
