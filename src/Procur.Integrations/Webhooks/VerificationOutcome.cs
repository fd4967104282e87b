namespace Procur.Integrations.Webhooks;

/// <summary>How a verification ended.</summary>
public enum VerificationOutcome
{
    /// <summary>It is not the service's, or not of now.</summary>
    Refused = 0,

    /// <summary>It is the service's.</summary>
    Accepted,

    /// <summary>It is the service's and wants only an answer (a challenge).</summary>
    Handshake,
}
