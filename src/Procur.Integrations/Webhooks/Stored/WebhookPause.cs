namespace Procur.Integrations.Webhooks;

/// <summary>Waits that end early without an exception.</summary>
internal static class WebhookPause
{
    private const int MostDoublings = 16;

    public static async Task WaitAsync(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(time, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The one who waits looks at its token itself.
        }
    }

    /// <summary>Doubles with each failure, up to a longest.</summary>
    public static TimeSpan After(TimeSpan first, int failures, TimeSpan longest)
    {
        var pause = Math.Max(first.TotalMilliseconds, 100) * Math.Pow(2, Math.Min(failures, MostDoublings));
        return TimeSpan.FromMilliseconds(Math.Min(pause, longest.TotalMilliseconds));
    }
}
