using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Procur.Integrations.Telemetry;

/// <summary>Names of the family's spans and metrics.</summary>
public static class IntegrationTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Procur.Integrations";

    internal static readonly ActivitySource Source = new(Name);
    internal static readonly Meter Meter = new(Name);

    internal static readonly Histogram<double> OperationDuration = Meter.CreateHistogram<double>(
        "procur.integrations.operation.duration",
        "s",
        "How long an operation took with all its tries."
    );

    internal static readonly Counter<long> WebhooksReceived = Meter.CreateCounter<long>(
        "procur.integrations.webhooks.received",
        "{webhook}",
        "Webhooks by integration and outcome."
    );

    internal static readonly Counter<long> WebhooksHandled = Meter.CreateCounter<long>(
        "procur.integrations.webhooks.handled",
        "{event}",
        "Handlings of webhook events by integration and outcome."
    );

    internal static readonly Counter<long> Failovers = Meter.CreateCounter<long>(
        "procur.integrations.failovers",
        "{call}",
        "Calls that went to another provider than the first."
    );
}
