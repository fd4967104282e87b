namespace Procur.Integrations.GoogleWorkspace;

/// <summary>How often an upload that does not get any further is tried again, and after what waits. What gets further is tried on.</summary>
internal sealed class UploadPatience(ResilienceOptions options, TimeProvider time)
{
    private int spent;

    public bool IsLeft => spent + 1 < options.MaxAttempts;

    /// <summary>Counts a try that got no further.</summary>
    /// <returns>False where there is to be no other.</returns>
    public bool Spend() => ++spent < options.MaxAttempts;

    public void Renew() => spent = 0;

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var delay = options.BaseDelay * Math.Pow(2, spent);
        return Task.Delay(delay < options.MaxDelay ? delay : options.MaxDelay, time, cancellationToken);
    }
}
