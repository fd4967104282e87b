namespace Procur.Integrations.CrashHost;

/// <summary>Holds the handling of events whose id says <c>slow</c> until a file is there, so that a test can stop the process within it.</summary>
internal sealed class HandlerPace(string gate, Action<string> say)
{
    public async Task WaitAsync(string id, CancellationToken cancellationToken)
    {
        if (!id.Contains("slow", StringComparison.Ordinal))
        {
            return;
        }

        say($"holding {id}");
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!File.Exists(gate))
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}
