using System.Collections.Concurrent;
using System.Diagnostics;
using Procur.Integrations.Telemetry;

namespace Procur.Integrations.TestKit;

/// <summary>
/// Keeps the family's finished spans of this test: it opens a root activity, which what the test calls inherits, and keeps the spans of that trace
/// only, so that tests may run side by side.
/// </summary>
public sealed class ActivityRecorder : IDisposable
{
    private readonly ConcurrentQueue<Activity> activities = new();
    private readonly ActivityListener listener;

    public ActivityRecorder()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == IntegrationTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == Root?.TraceId)
                {
                    activities.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        Root = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
    }

    /// <summary>The test's own activity, current until this is disposed.</summary>
    public Activity Root { get; }

    public IReadOnlyList<Activity> Activities => [.. activities];

    /// <summary>Names, tags, events and status of all spans as one text.</summary>
    public string Text => string.Join('\n', activities.Select(Spell));

    public void Dispose()
    {
        Root.Dispose();
        listener.Dispose();
    }

    private static string Spell(Activity activity)
    {
        var tags = activity.TagObjects.Concat(activity.Events.SelectMany(one => one.Tags)).Select(tag => $"{tag.Key}={tag.Value}");
        return $"{activity.OperationName} {activity.DisplayName} {activity.Status} {activity.StatusDescription} {string.Join(", ", tags)} {string.Join(", ", activity.Baggage)}";
    }
}
