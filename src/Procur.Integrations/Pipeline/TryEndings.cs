using System.Collections.Concurrent;

namespace Procur.Integrations.Wire;

/// <summary>
/// Ends tries that take too long. A source costs itself, a timer and the registrations that the way to the socket makes with it, on every call; one
/// that was never needed is used again. Only the system's clock allows that: under another one each try has a source of its own.
/// </summary>
internal sealed class TryEndings(TimeProvider time)
{
    // As many as are under way at once in a busy host; above that they are made anew.
    private const int Kept = 128;

    private readonly ConcurrentQueue<CancellationTokenSource> idle = new();

    /// <summary>One that ends after <paramref name="timeout"/>; to be disposed of once nothing uses its token any more.</summary>
    public TryEnding Begin(TimeSpan timeout)
    {
#pragma warning disable CA2000 // The ending disposes it, or gives it back.
        if (!idle.TryDequeue(out var source))
        {
            return new TryEnding(this, new CancellationTokenSource(timeout, time));
        }
#pragma warning restore CA2000

        source.CancelAfter(timeout);
        return new TryEnding(this, source);
    }

    public void End(CancellationTokenSource source)
    {
        // Without anybody's registrations, and with its timer at rest; refused where it has ended or is about to.
        if (idle.Count < Kept && source.TryReset())
        {
            idle.Enqueue(source);
        }
        else
        {
            source.Dispose();
        }
    }
}
