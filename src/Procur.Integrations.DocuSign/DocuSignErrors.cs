using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Procur.Integrations.DocuSign.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.DocuSign;

/// <summary>Reads DocuSign's failures by their <c>errorCode</c>: the status of one code differs from call to call.</summary>
internal static class DocuSignErrors
{
    private const int LongestMessage = 300;
    private const int LongestCode = 100;

    private static readonly FrozenDictionary<string, IntegrationErrorKind> Kinds = DocuSignErrorKinds.All.ToFrozenDictionary(
        StringComparer.Ordinal
    );

    public static Failure? Read(WireReply reply)
    {
        if (!reply.LooksLikeJson || (reply.IsSuccess && reply.Body.Span.IndexOf("\"errorDetails\""u8) < 0))
        {
            return null;
        }

        if (Parse(reply) is not { } body)
        {
            return null;
        }

        var code = body.ErrorCode ?? body.ErrorDetails?.ErrorCode ?? body.Error;
        if (reply.IsSuccess && (code is null or "SUCCESS" || !code.All(letter => char.IsAsciiLetterUpper(letter) || letter is '_')))
        {
            // Only what is written as DocuSign writes its codes speaks against a 2xx.
            return null;
        }

        code = code is { Length: > 0 and <= LongestCode } ? code : null;
        return Of(code, Cut(body.Message ?? body.ErrorDetails?.Message ?? body.ErrorDescription), reply);
    }

    /// <summary>As <see cref="Read"/>, where what is to be taken away may be gone already.</summary>
    public static Failure? ReadUnlessMissing(WireReply reply) =>
        Read(reply) is { Kind: IntegrationErrorKind.NotFound } ? Failure.None : Read(reply);

    private static Failure Of(string? code, string? message, WireReply reply)
    {
        var kind = KindOf(code, (int)reply.Status);
        return new Failure(kind, code, message)
        {
            // A refusal names its reason before anything is done; only a breakdown leaves it open.
            Effect = kind == IntegrationErrorKind.Unavailable ? FailureEffect.Unknown : FailureEffect.None,
            RetryAfter = kind == IntegrationErrorKind.RateLimited && reply.Header("Retry-After") is null ? WaitOf(code, reply) : null,
            Advice = AdviceOf(kind, code),
        };
    }

    private static IntegrationErrorKind KindOf(string? code, int status)
    {
        if (code is not null)
        {
            if (Kinds.TryGetValue(code, out var kind))
            {
                return kind;
            }

            // Families whose members DocuSign adds to: the documents name some, its customers have met others.
            if (
                code.Contains("LIMIT_EXCEEDED", StringComparison.OrdinalIgnoreCase)
                || code.Contains("POLLING_LIMIT", StringComparison.OrdinalIgnoreCase)
            )
            {
                return IntegrationErrorKind.RateLimited;
            }

            if (code.StartsWith("EDIT_LOCK_", StringComparison.Ordinal) || code.EndsWith("_INVALID_STATE", StringComparison.Ordinal))
            {
                return IntegrationErrorKind.Conflict;
            }

            if (code.StartsWith("PLAN_ITEM_", StringComparison.Ordinal))
            {
                return IntegrationErrorKind.Refused;
            }
        }

        return status switch
        {
            401 => IntegrationErrorKind.Authentication,
            403 => IntegrationErrorKind.Permission,
            404 => IntegrationErrorKind.NotFound,
            409 => IntegrationErrorKind.Conflict,
            429 => IntegrationErrorKind.RateLimited,
            >= 500 => IntegrationErrorKind.Unavailable,
            _ => IntegrationErrorKind.Validation,
        };
    }

    // The hourly limit says when its hour ends, by the service's clock; the burst limit looks back half a minute.
    private static TimeSpan? WaitOf(string? code, WireReply reply)
    {
        if (code?.StartsWith("BURST", StringComparison.OrdinalIgnoreCase) == true)
        {
            return DocuSignLimits.BurstWindow;
        }

        if (
            long.TryParse(reply.Header("X-RateLimit-Reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var reset)
            && reset < 253_402_300_800
            && DateTimeOffset.TryParse(reply.Header("Date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var now)
        )
        {
            var wait = DateTimeOffset.FromUnixTimeSeconds(reset) - now;
            return wait > TimeSpan.Zero ? wait : null;
        }

        return null;
    }

    private static string? AdviceOf(IntegrationErrorKind kind, string? code) =>
        (kind, code) switch
        {
            (_, "PARTNER_AUTHENTICATION_FAILED") =>
                "Check that IntegrationKey is of this environment: demo's is not production's until it went live",
            (_, "UNKNOWN_ENVELOPE_RECIPIENT") => "Give the e-mail address, name and embedded id that the signer was given in the envelope",
            (_, "ANCHOR_TAB_STRING_NOT_FOUND") => "The text that a tab stands at is not in the documents; nothing took effect",
            (IntegrationErrorKind.Refused, _) => "The plan's allowance is used up; see Billing and Usage in DocuSign admin",
            _ => null,
        };

    private static string? Cut(string? message) => message is { Length: > LongestMessage } ? message[..LongestMessage] : message;

    private static DocuSignErrorAnswer? Parse(WireReply reply)
    {
        try
        {
            return JsonSerializer.Deserialize(reply.Body.Span, DocuSignJson.Default.DocuSignErrorAnswer);
        }
        catch (JsonException)
        {
            // Cut off, or of another shape: the status and the reading of the answer say what it is.
            return null;
        }
    }
}
