namespace Procur.Integrations;

/// <summary>What kind of failure a call met.</summary>
public enum IntegrationErrorKind
{
    /// <summary>A failure the library could not classify.</summary>
    Unrecognized = 0,

    /// <summary>Settings or credentials are missing or contradict each other; nothing was sent.</summary>
    NotConfigured,

    /// <summary>The connection is switched off; nothing was sent.</summary>
    Disabled,

    /// <summary>The service does not accept the credential.</summary>
    Authentication,

    /// <summary>The credential is good and may not do this.</summary>
    Permission,

    /// <summary>The service found the request wrong.</summary>
    Validation,

    /// <summary>The object does not exist for this account.</summary>
    NotFound,

    /// <summary>The object's state, or another request, forbids this now.</summary>
    Conflict,

    /// <summary>The service understood and will not: no credits, plan allowance, storage full.</summary>
    Refused,

    /// <summary>Too many calls; nothing was done. <see cref="IntegrationException.RetryAfter"/> may say when to come back.</summary>
    RateLimited,

    /// <summary>The service could not be reached or broke down.</summary>
    Unavailable,

    /// <summary>The service did not answer in time.</summary>
    Timeout,

    /// <summary>The answer was not what the service documents: HTML in place of JSON, a cut body, an unknown failure.</summary>
    Protocol,
}
