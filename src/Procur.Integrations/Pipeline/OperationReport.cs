using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Procur.Integrations.Audit;
using Procur.Integrations.Connections;
using Procur.Integrations.Telemetry;

namespace Procur.Integrations.Wire;

/// <summary>Tells of one operation: span, metric, audit record, log line, exception.</summary>
internal sealed class OperationReport : IDisposable
{
    private readonly Connection connection;
    private readonly string operation;
    private readonly bool isRead;
    private readonly Activity? activity;

    public OperationReport(Connection connection, string operation, bool isRead)
    {
        this.connection = connection;
        this.operation = operation;
        this.isRead = isRead;
        Started = connection.Host.Time.GetTimestamp();
        if (IntegrationTelemetry.Source.HasListeners())
        {
            activity = IntegrationTelemetry.Source.StartActivity(
                string.Concat(connection.Descriptor.Key, " ", operation),
                ActivityKind.Client
            );
            activity?.SetTag("procur.integration", connection.Descriptor.Key);
            activity?.SetTag("procur.operation", operation);
            if (connection.Id.Tenant.Length > 0)
            {
                activity?.SetTag("procur.tenant", connection.Id.Tenant);
            }
        }
    }

    public long Started { get; }

    public bool IsReported { get; private set; }

    public static bool IsUnknown(CallState call, Failure failure) =>
        !call.IsRead
        && (
            failure.Effect == FailureEffect.Unknown
            || (call.MaybeDone && !(failure.SpeaksForEarlierTries && call.IsDedupedByKey && failure.Effect != FailureEffect.Unknown))
        );

    public async ValueTask<Exception> FailedAsync(CallState call, Attempted tried, string? journalKey)
    {
        var failure = tried.Failure!;
        var unknown = IsUnknown(call, failure);
        if (failure.Code is { } code)
        {
            failure = failure with { Code = call.Snapshot.Redactor.ScrubCode(code, (call as HttpCall)?.Credential) };
        }

        if (call.Canceled)
        {
            await EndAsync(unknown ? "unknown" : "canceled", call.Attempts, tried.Reply, failure, journalKey).ConfigureAwait(false);
            return new IntegrationCanceledException(connection.Descriptor.Key, operation, unknown, call.Caller, tried.Cause)
            {
                JournalKey = journalKey,
            };
        }

        await EndAsync(unknown ? "unknown" : Word(failure.Kind), call.Attempts, tried.Reply, failure, journalKey).ConfigureAwait(false);
        return FailureException.From(connection, call, tried, unknown, isRead, journalKey);
    }

    /// <summary>Reports a call that ended before or outside its tries; what may have been sent is unknown then.</summary>
    public async ValueTask BrokenAsync(Exception e, JournalGate? journal)
    {
        if (journal is { IsSending: true })
        {
            await journal.CloseUnknownAsync().ConfigureAwait(false);
        }

        var outcome = e switch
        {
            IntegrationException { OutcomeUnknown: true } => "unknown",
            IntegrationException failed => Word(failed.Kind),
            IntegrationCanceledException { OutcomeUnknown: true } => "unknown",
            OperationCanceledException => "canceled",
            _ => "broken",
        };
        await EndAsync(outcome, 0, null, null, (e as IntegrationException)?.JournalKey).ConfigureAwait(false);
    }

    public void Dispose() => activity?.Dispose();

    private static string Word(IntegrationErrorKind kind) =>
        kind switch
        {
            IntegrationErrorKind.NotConfigured => "not_configured",
            IntegrationErrorKind.Disabled => "disabled",
            IntegrationErrorKind.Authentication => "authentication",
            IntegrationErrorKind.Permission => "permission",
            IntegrationErrorKind.Validation => "validation",
            IntegrationErrorKind.NotFound => "not_found",
            IntegrationErrorKind.Conflict => "conflict",
            IntegrationErrorKind.Refused => "refused",
            IntegrationErrorKind.RateLimited => "rate_limited",
            IntegrationErrorKind.Unavailable => "unavailable",
            IntegrationErrorKind.Timeout => "timeout",
            IntegrationErrorKind.Protocol => "protocol",
            _ => "unrecognized",
        };

    public ValueTask EndAsync(string outcome, int attempts, WireReply? reply, Failure? failure, string? journalKey)
    {
        IsReported = true;
        var host = connection.Host;
        var duration = host.Time.GetElapsedTime(Started);
        if (IntegrationTelemetry.OperationDuration.Enabled)
        {
            var tags = new TagList
            {
                { "integration", connection.Descriptor.Key },
                { "operation", operation },
                { "outcome", outcome },
                { "attempts", attempts },
            };
            IntegrationTelemetry.OperationDuration.Record(duration.TotalSeconds, tags);
        }

        if (activity is not null)
        {
            activity.SetTag("procur.outcome", outcome);
            activity.SetTag("procur.attempts", attempts);
            if (attempts > 1)
            {
                activity.SetTag("http.request.resend_count", attempts - 1);
            }

            if (FailureException.StatusOf(reply, failure) is { } status)
            {
                activity.SetTag("http.response.status_code", status);
            }

            if (outcome != "done")
            {
                activity.SetStatus(ActivityStatusCode.Error, outcome);
            }
        }

        if (outcome == "done")
        {
            PipelineLog.Done(host.Logger, connection.Descriptor.Key, operation, connection.Id.Name, attempts, duration.TotalMilliseconds);
        }
        else
        {
            PipelineLog.Failed(
                host.Logger,
                connection.Descriptor.Key,
                operation,
                connection.Id.Name,
                outcome,
                attempts,
                duration.TotalMilliseconds
            );
        }

        return host.Audit.IsKept ? AuditAsync(outcome, attempts, duration, reply, failure, journalKey) : ValueTask.CompletedTask;
    }

    private ValueTask AuditAsync(string outcome, int attempts, TimeSpan duration, WireReply? reply, Failure? failure, string? journalKey)
    {
        var host = connection.Host;
        var record = new AuditRecord(
            host.Time.GetUtcNow(),
            connection.Descriptor.Key,
            connection.Id.Tenant,
            connection.Id.Name,
            operation,
            outcome
        )
        {
            Attempts = attempts,
            Duration = duration,
            ProviderRequestId = FailureException.RequestId(connection, reply, failure),
            ProviderCode = failure?.Code,
            JournalKey = journalKey,
        };
        return host.Audit.WriteAsync(record);
    }
}
