namespace Procur.Integrations.Webhooks;

/// <summary>How a verification ended, and why.</summary>
public readonly record struct Verification
{
    private Verification(VerificationOutcome outcome, string reason, string? secret, WebhookAnswer? answer)
    {
        Outcome = outcome;
        Reason = reason;
        Secret = secret;
        Answer = answer;
    }

    /// <summary>How it ended.</summary>
    public VerificationOutcome Outcome { get; }

    /// <summary>Why it was refused, for log and audit; the caller is not told.</summary>
    public string Reason { get; }

    /// <summary>The name of the secret that matched.</summary>
    public string? Secret { get; }

    /// <summary>What to answer to a handshake.</summary>
    public WebhookAnswer? Answer { get; }

    /// <summary>It is the service's.</summary>
    /// <param name="secret">The name of the secret that matched.</param>
    public static Verification Accepted(string? secret) => new(VerificationOutcome.Accepted, "", secret, null);

    /// <summary>It is not the service's, or not of now.</summary>
    /// <param name="reason">A constant text that names no secret and no content.</param>
    public static Verification Refused(string reason) => new(VerificationOutcome.Refused, reason, null, null);

    /// <summary>It wants only an answer.</summary>
    public static Verification Handshake(string? secret, WebhookAnswer answer) => new(VerificationOutcome.Handshake, "", secret, answer);
}
