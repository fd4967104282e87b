using System.Diagnostics;
using System.Diagnostics.Metrics;
using Procur.Integrations.Telemetry;

namespace Procur.Integrations.Benchmarks;

/// <summary>A trace and a metrics listener, as an exporter would have them, that throw everything away.</summary>
internal sealed class Listeners : IDisposable
{
    private readonly ActivityListener spans = new()
    {
        ShouldListenTo = source => source.Name == IntegrationTelemetry.Name,
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
    };
    private readonly MeterListener metrics = new()
    {
        InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == IntegrationTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        },
    };

    public Listeners()
    {
        ActivitySource.AddActivityListener(spans);
        metrics.SetMeasurementEventCallback<double>((_, _, _, _) => { });
        metrics.Start();
    }

    public void Dispose()
    {
        spans.Dispose();
        metrics.Dispose();
    }
}
