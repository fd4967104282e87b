namespace Procur.Integrations;

/// <summary>A decline: an answer of the payer's side, not an error.</summary>
/// <param name="Reason">The reason in the common vocabulary.</param>
/// <param name="ProviderCode">The service's own code.</param>
/// <param name="Message">The service's words for the payer, where it has some.</param>
public sealed record PaymentDecline(DeclineReason Reason, string? ProviderCode, string? Message)
{
    /// <summary>Whether the card networks or the service allow another try; null where they do not say.</summary>
    public bool? MayRetry { get; init; }
}
