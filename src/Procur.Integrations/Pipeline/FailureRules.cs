using System.Globalization;

namespace Procur.Integrations.Wire;

/// <summary>What a failure means where the provider's reader left it open.</summary>
internal static class FailureRules
{
    extension(Failure failure)
    {
        public bool IsTransient =>
            failure.Kind is IntegrationErrorKind.RateLimited or IntegrationErrorKind.Unavailable or IntegrationErrorKind.Timeout
            || (failure.Kind == IntegrationErrorKind.Protocol && failure.Effect == FailureEffect.Unknown);

        /// <summary>Whether the service's refusal also speaks for an earlier try of the same intent that got no answer.</summary>
        public bool SpeaksForEarlierTries =>
            failure.Effect == FailureEffect.Final
            || failure.Kind
                is IntegrationErrorKind.Validation
                    or IntegrationErrorKind.NotFound
                    or IntegrationErrorKind.Conflict
                    or IntegrationErrorKind.Refused;
    }

    public static Failure Complete(Failure failure, WireReply reply, DateTimeOffset now) =>
        failure with
        {
            Effect = failure.Effect ?? EffectOf(failure, (int)reply.Status),
            RetryAfter = failure.RetryAfter ?? RetryAfter(reply, now),
            CredentialRejected = failure.CredentialRejected || failure.Kind == IntegrationErrorKind.Authentication,
        };

    public static Failure FromStatus(WireReply reply) =>
        (int)reply.Status switch
        {
            401 => new(IntegrationErrorKind.Authentication),
            402 => new(IntegrationErrorKind.Refused),
            403 => new(IntegrationErrorKind.Permission),
            404 or 410 => new(IntegrationErrorKind.NotFound),
            408 => new(IntegrationErrorKind.Timeout),
            409 or 412 => new(IntegrationErrorKind.Conflict),
            429 => new(IntegrationErrorKind.RateLimited),
            >= 500 => new(IntegrationErrorKind.Unavailable),
            >= 400 => new(IntegrationErrorKind.Validation),
            // Redirects are not followed: a body and credentials would go with them.
            _ => new(IntegrationErrorKind.Protocol, null, "an answer that is neither success nor a documented failure") { Retry = false },
        };

    private static FailureEffect EffectOf(Failure failure, int status) =>
        failure.Kind switch
        {
            IntegrationErrorKind.RateLimited => FailureEffect.None,
            _ when status >= 500 || status == 408 => FailureEffect.Unknown,
            IntegrationErrorKind.Unavailable or IntegrationErrorKind.Timeout => FailureEffect.Unknown,
            IntegrationErrorKind.Protocol or IntegrationErrorKind.Unrecognized => FailureEffect.Unknown,
            IntegrationErrorKind.Conflict or IntegrationErrorKind.Refused => FailureEffect.Final,
            _ => FailureEffect.None,
        };

    private static TimeSpan? RetryAfter(WireReply reply, DateTimeOffset now)
    {
        var header = reply.Header("Retry-After");
        if (header is null)
        {
            return null;
        }

        if (double.TryParse(header, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e8)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        if (DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
        {
            return at > now ? at - now : TimeSpan.Zero;
        }

        return null;
    }
}
