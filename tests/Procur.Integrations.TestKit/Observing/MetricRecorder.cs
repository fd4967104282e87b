using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Procur.Integrations.Telemetry;

namespace Procur.Integrations.TestKit;

/// <summary>
/// Keeps the family's measurements. By default only those made by what this test calls (the asynchronous flow from here), so that tests may run side
/// by side; <c>everywhere</c> keeps those of other flows too, such as a server's.
/// </summary>
public sealed class MetricRecorder : IDisposable
{
    private static readonly AsyncLocal<MetricRecorder?> Flow = new();
    private readonly ConcurrentQueue<Measurement> measurements = new();
    private readonly MeterListener listener = new();
    private readonly bool everywhere;

    public MetricRecorder(bool everywhere = false)
    {
        this.everywhere = everywhere;
        Flow.Value = this;
        listener.InstrumentPublished = static (instrument, listening) =>
        {
            if (instrument.Meter.Name == IntegrationTelemetry.Name)
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.Start();
    }

    public IReadOnlyList<Measurement> All => [.. measurements];

    /// <summary>All measurements as one text.</summary>
    public string Text => string.Join('\n', measurements);

    public IReadOnlyList<Measurement> Of(string instrument) => [.. measurements.Where(one => one.Instrument == instrument)];

    public void Dispose() => listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (everywhere || Flow.Value == this)
        {
            measurements.Enqueue(new Measurement(instrument.Name, value, new Dictionary<string, object?>(tags.ToArray())));
        }
    }
}
