namespace Procur.Integrations.Wire;

/// <summary>A failed answer as a provider's error reader sees it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Code">The service's own code.</param>
/// <param name="Message">The service's own words; scrubbed by the core before anyone sees them.</param>
public sealed record Failure(IntegrationErrorKind Kind, string? Code = null, string? Message = null)
{
    /// <summary>Says that an answer is no failure although its status is not 2xx: a decline, "not yet". Its body is read as that of a success.</summary>
    public static Failure None { get; } = new(IntegrationErrorKind.Unrecognized);

    /// <summary>What it says of the effect; null lets status and kind decide: 5xx and unreadable answers are unknown, refusals before execution none.</summary>
    public FailureEffect? Effect { get; init; }

    /// <summary>Whether the service says to try again, or not to; null lets the kind decide.</summary>
    public bool? Retry { get; init; }

    /// <summary>How long the service asked to wait, where it says so in the body; the header is read by the core.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The token or credential was refused: it is fetched anew once and the call replayed.</summary>
    public bool CredentialRejected { get; init; }

    /// <summary>The HTTP status, where a vendor's own client says so; that of a <see cref="WireReply"/> is read by the core.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The service's id of the request, where a vendor's own client says so; that of a <see cref="WireReply"/> is read by the core.</summary>
    public string? RequestId { get; init; }

    /// <summary>What the call's <see cref="WireCall.Handshake"/> gave was refused: it is asked for anew once and the call replayed, where nothing took effect.</summary>
    public bool HandshakeRejected { get; init; }

    /// <summary>What to do next, for the exception's message.</summary>
    public string? Advice { get; init; }

    /// <summary>Where a person goes to mend it; without secrets.</summary>
    public Uri? RemedyUrl { get; init; }
}
