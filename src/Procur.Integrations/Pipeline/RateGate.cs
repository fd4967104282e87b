using System.Collections.Concurrent;

namespace Procur.Integrations.Wire;

/// <summary>
/// Spaces the calls of each partition as the service publishes its limits, and holds a partition back after a 429. Virtual scheduling: a call is
/// told how long to wait and nothing runs meanwhile. Partitions at rest are forgotten, for there may be one a channel or a phone number.
/// </summary>
internal sealed class RateGate(TimeProvider time)
{
    private const int SweepEvery = 1_000;
    private readonly ConcurrentDictionary<string, Partition> partitions = new(StringComparer.Ordinal);
    private int made;

    /// <summary>Takes a place if it comes up within <paramref name="longest"/>; else tells how long it would take and takes none.</summary>
    /// <param name="partition">What the limit is counted by.</param>
    /// <param name="pausedBy">What a 429 holds back: the partition itself, or a wider one.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="share">The share of it that this process has.</param>
    /// <param name="longest">The longest wait.</param>
    /// <param name="wait">The wait.</param>
    public bool TryEnter(string partition, string pausedBy, RateLimit? limit, double share, TimeSpan longest, out TimeSpan wait)
    {
        var now = time.GetUtcNow();
        var from = partitions.TryGetValue(pausedBy, out var pausing) && pausing.PausedUntil > now ? pausing.PausedUntil : now;
        if (limit is null)
        {
            wait = from - now;
            return wait <= longest;
        }

        while (true)
        {
            var taken = Of(partition).TryEnter(limit, share, longest, now, from, out wait);
            if (taken is { } entered)
            {
                return entered;
            }
        }
    }

    /// <summary>Nothing of the partition goes before <paramref name="delay"/> is over.</summary>
    public void Pause(string partition, TimeSpan delay)
    {
        while (!Of(partition).TryPause(time.GetUtcNow() + delay))
        {
            // It was forgotten meanwhile: a new one stands in its place.
        }
    }

    private Partition Of(string partition)
    {
        if (partitions.TryGetValue(partition, out var held))
        {
            return held;
        }

        if (Interlocked.Increment(ref made) % SweepEvery == 0)
        {
            Sweep();
        }

        return partitions.GetOrAdd(partition, static _ => new Partition());
    }

    private void Sweep()
    {
        var now = time.GetUtcNow();
        foreach (var (name, partition) in partitions)
        {
            if (partition.TryForget(now))
            {
                partitions.TryRemove(new KeyValuePair<string, Partition>(name, partition));
            }
        }
    }

    private sealed class Partition
    {
        private readonly Lock gate = new();
        private DateTimeOffset theoreticalArrival;
        private DateTimeOffset pausedUntil;
        private bool forgotten;

        public DateTimeOffset PausedUntil
        {
            get
            {
                lock (gate)
                {
                    return pausedUntil;
                }
            }
        }

        /// <summary>Null where the partition was forgotten meanwhile.</summary>
        public bool? TryEnter(RateLimit limit, double share, TimeSpan longest, DateTimeOffset now, DateTimeOffset start, out TimeSpan wait)
        {
            lock (gate)
            {
                wait = TimeSpan.Zero;
                if (forgotten)
                {
                    return null;
                }

                var interval = limit.Per / (limit.Calls * share);
                var burst = interval * (Math.Max(1, (limit.Burst ?? limit.Calls) * share) - 1);
                if (theoreticalArrival > start + burst)
                {
                    start = theoreticalArrival - burst;
                }

                wait = start - now;
                if (wait > longest)
                {
                    return false;
                }

                theoreticalArrival = (theoreticalArrival > start ? theoreticalArrival : start) + interval;
                return true;
            }
        }

        public bool TryPause(DateTimeOffset until)
        {
            lock (gate)
            {
                pausedUntil = until > pausedUntil ? until : pausedUntil;
                return !forgotten;
            }
        }

        public bool TryForget(DateTimeOffset now)
        {
            lock (gate)
            {
                return forgotten = forgotten || (theoreticalArrival <= now && pausedUntil <= now);
            }
        }
    }
}
