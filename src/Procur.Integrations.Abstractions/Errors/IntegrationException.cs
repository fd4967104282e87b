namespace Procur.Integrations;

/// <summary>The one exception of all integrations: what failed, why, and what to do next. It holds no secret and no personal data.</summary>
public sealed class IntegrationException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="integration">The integration's key, such as <c>stripe</c>.</param>
    /// <param name="operation">The wire operation, such as <c>payment_intents.create</c>.</param>
    /// <param name="kind">The kind of failure.</param>
    /// <param name="message">What failed, why, and what to do next.</param>
    /// <param name="innerException">The cause, if any.</param>
    public IntegrationException(
        string integration,
        string operation,
        IntegrationErrorKind kind,
        string message,
        Exception? innerException = null
    )
        : base(message, innerException)
    {
        Integration = integration;
        Operation = operation;
        Kind = kind;
    }

    /// <summary>The integration's key, such as <c>stripe</c>.</summary>
    public string Integration { get; }

    /// <summary>The wire operation, such as <c>payment_intents.create</c>.</summary>
    public string Operation { get; }

    /// <summary>The kind of failure.</summary>
    public IntegrationErrorKind Kind { get; }

    /// <summary>Whether the same call may well succeed later without a change.</summary>
    public bool IsTransient { get; init; }

    /// <summary>
    /// Whether the call may have taken effect although no answer says so. Never treat such a call as failed, and never send it again blindly:
    /// ask the service, wait for its webhook, or resolve it in the journal.
    /// </summary>
    public bool OutcomeUnknown { get; init; }

    /// <summary>Whether the account has to be connected again: the grant that calls were made with has ended, and no repetition helps. The message says why.</summary>
    public bool NeedsReconnect { get; init; }

    /// <summary>How long the service asked to wait, where it did.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The service's own code.</summary>
    public string? ProviderCode { get; init; }

    /// <summary>The service's own words, scrubbed of secrets and personal data.</summary>
    public string? ProviderMessage { get; init; }

    /// <summary>The service's id of the request, to quote to its support.</summary>
    public string? ProviderRequestId { get; init; }

    /// <summary>The HTTP status, where there was an answer.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Where a person goes to mend it, where there is such a place: to give a consent, or to connect the account again. It holds no secret.</summary>
    public Uri? RemedyUrl { get; init; }

    /// <summary>The key under which the journal holds this intent, where it does; it settles an unknown outcome.</summary>
    public string? JournalKey { get; init; }
}
