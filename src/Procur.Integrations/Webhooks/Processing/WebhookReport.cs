using System.Diagnostics;
using Procur.Integrations.Audit;
using Procur.Integrations.Connections;
using Procur.Integrations.Telemetry;

namespace Procur.Integrations.Webhooks;

/// <summary>Says what became of webhooks: metric, span, log and audit. Never with content.</summary>
internal sealed class WebhookReport(ConnectionHost host)
{
    /// <summary>One arrival was answered.</summary>
    public void Answered(Activity? activity, string integration, ConnectionId? connection, string outcome, string? reason, long since)
    {
        if (IntegrationTelemetry.WebhooksReceived.Enabled)
        {
            var tags = new TagList { { "integration", integration }, { "outcome", outcome } };
            IntegrationTelemetry.WebhooksReceived.Add(1, tags);
        }

        var name = connection?.Name ?? "";
        if (activity is not null)
        {
            activity.SetTag("procur.integration", integration);
            activity.SetTag("procur.connection", name);
            activity.SetTag("procur.outcome", outcome);
            if (reason is not null)
            {
                activity.SetStatus(ActivityStatusCode.Error, reason);
            }
        }

        if (reason is null)
        {
            WebhookLog.Taken(host.Logger, integration, name, outcome, host.Time.GetElapsedTime(since).TotalMilliseconds);
        }
        else
        {
            WebhookLog.Refused(host.Logger, integration, name, outcome, reason);
        }
    }

    /// <summary>Something that the audit trail keeps.</summary>
    public ValueTask AuditAsync(
        string integration,
        ConnectionId? connection,
        string operation,
        string outcome,
        string? detail,
        TimeSpan duration = default
    )
    {
        if (!host.Audit.IsKept)
        {
            return ValueTask.CompletedTask;
        }

        var record = new AuditRecord(
            host.Time.GetUtcNow(),
            integration,
            connection?.Tenant ?? "",
            connection?.Name ?? "",
            operation,
            outcome
        )
        {
            Duration = duration,
            Detail = detail,
        };
        return host.Audit.WriteAsync(record);
    }
}
