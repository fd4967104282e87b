using Procur.Integrations.Connections;

namespace Procur.Integrations.Wire;

/// <summary>Makes the exception of a failed call: what failed, why, and what to do next, without secrets and personal data.</summary>
internal static class FailureException
{
    private static readonly string[] RequestIdHeaders = ["Request-Id", "X-Request-Id", "X-Correlation-Id"];

    public static IntegrationException From(
        Connection connection,
        CallState call,
        Attempted tried,
        bool unknown,
        bool isRead,
        string? journalKey
    )
    {
        var failure = tried.Failure!;
        var credential = (call as HttpCall)?.Credential;
        var redactor = call.Snapshot.Redactor;
        var said = failure.Message is { Length: > 0 } message ? redactor.Scrub(message, credential) : null;
        var code = failure.Code is { } word ? redactor.ScrubCode(word, credential) : null;
        var key = connection.Descriptor.Key;
        var text =
            $"{key} {call.Operation}: {Reason(failure.Kind)}{Detail(code, said)}. {Next(connection, failure, unknown, isRead)}{Remedy(failure)}";
        return new IntegrationException(key, call.Operation, failure.Kind, text, SafeCause(tried.Cause))
        {
            IsTransient = tried.IsTransient ?? failure.Retry ?? failure.IsTransient,
            OutcomeUnknown = unknown,
            RetryAfter = failure.RetryAfter,
            ProviderCode = code,
            ProviderMessage = StatusOf(tried.Reply, failure) is null ? null : said,
            ProviderRequestId = RequestId(connection, tried.Reply, failure),
            StatusCode = StatusOf(tried.Reply, failure),
            JournalKey = journalKey,
            RemedyUrl = failure.RemedyUrl,
            NeedsReconnect = tried.Cause is IntegrationException { NeedsReconnect: true },
        };
    }

    /// <summary>Null where there was no answer.</summary>
    public static int? StatusOf(WireReply? reply, Failure? failure) => reply is null ? failure?.StatusCode : (int)reply.Status;

    public static string? RequestId(Connection connection, WireReply? reply, Failure? failure)
    {
        if (reply is null)
        {
            return failure?.RequestId;
        }

        if (connection.Registration.RequestIdHeader is { } own && reply.Header(own) is { } named)
        {
            return named;
        }

        foreach (var name in RequestIdHeaders)
        {
            if (reply.Header(name) is { } id)
            {
                return id;
            }
        }

        return null;
    }

    // A vendor client's exception may hold a body or an address with a secret; the platform's own hold neither.
    private static Exception? SafeCause(Exception? cause) =>
        cause
            is HttpRequestException
                or IOException
                or OperationCanceledException
                or IntegrationException
                or Polly.CircuitBreaker.BrokenCircuitException
            ? cause
            : null;

    private static string Detail(string? code, string? said) =>
        (code, said) switch
        {
            (null, null) => "",
            (null, _) => $" ({said.TrimEnd('.')})",
            (_, null) => $" ({code})",
            _ => $" ({code}: {said.TrimEnd('.')})",
        };

    private static string Reason(IntegrationErrorKind kind) =>
        kind switch
        {
            IntegrationErrorKind.NotConfigured => "its settings are missing or wrong",
            IntegrationErrorKind.Authentication => "the service does not accept the credential",
            IntegrationErrorKind.Permission => "the credential may not do this",
            IntegrationErrorKind.Validation => "the service found the request wrong",
            IntegrationErrorKind.NotFound => "there is no such object for this account",
            IntegrationErrorKind.Conflict => "the object's state or another request forbids it",
            IntegrationErrorKind.Refused => "the service refused",
            IntegrationErrorKind.RateLimited => "too many calls",
            IntegrationErrorKind.Unavailable => "the service could not be reached or broke down",
            IntegrationErrorKind.Timeout => "the service did not answer in time",
            IntegrationErrorKind.Protocol => "the service's answer could not be understood",
            _ => "it failed",
        };

    // Ours, and without secrets: it is not scrubbed, which would take its ids for phone numbers.
    private static string Remedy(Failure failure) => failure.RemedyUrl is { } url ? $". Mend it at {url}" : "";

    private static string Next(Connection connection, Failure failure, bool unknown, bool isRead)
    {
        if (unknown)
        {
            const string unknownNext =
                "It may have taken effect: do not send it again blindly; ask the service, wait for its webhook, or try again with the same operation key";
            return failure.Advice is { } advice ? $"{unknownNext}. {advice}" : unknownNext;
        }

        return failure.Advice
            ?? failure.Kind switch
            {
                IntegrationErrorKind.Authentication =>
                    $"Check the credential of the connection '{connection.Id.Name}' in the service's console and in the settings",
                IntegrationErrorKind.Permission => "Give the credential the permission in the service's console",
                IntegrationErrorKind.RateLimited when failure.RetryAfter is { } wait =>
                    $"Nothing was done; come back in {Math.Ceiling(wait.TotalSeconds)} s",
                IntegrationErrorKind.RateLimited => "Nothing was done; come back later",
                IntegrationErrorKind.Unavailable or IntegrationErrorKind.Timeout when isRead => "Try again later",
                IntegrationErrorKind.Unavailable or IntegrationErrorKind.Timeout => "Nothing took effect; try again later",
                IntegrationErrorKind.Protocol => "Check that the endpoint is the service's own and that no proxy answers in its place",
                _ => "Nothing took effect",
            };
    }
}
