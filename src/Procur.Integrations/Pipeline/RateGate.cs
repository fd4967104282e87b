using System.Collections.Concurrent;

namespace Procur.Integrations.Wire;

/// <summary>
/// Spaces the calls of each partition as the service publishes its limits, and holds a partition back after a 429. Virtual scheduling: a call is
/// told how long to wait and nothing runs meanwhile.
/// </summary>
internal sealed class RateGate(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Partition> partitions = new(StringComparer.Ordinal);

    /// <summary>Takes a place if it comes up within <paramref name="longest"/>; else tells how long it would take and takes none.</summary>
    public bool TryEnter(string partition, RateLimit? limit, double share, TimeSpan longest, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        if (limit is null && !partitions.ContainsKey(partition))
        {
            return true;
        }

        return partitions.GetOrAdd(partition, static _ => new Partition()).TryEnter(limit, share, longest, time.GetUtcNow(), out wait);
    }

    /// <summary>Nothing of the partition goes before <paramref name="delay"/> is over.</summary>
    public void Pause(string partition, TimeSpan delay) =>
        partitions.GetOrAdd(partition, static _ => new Partition()).Pause(time.GetUtcNow() + delay);

    private sealed class Partition
    {
        private readonly Lock gate = new();
        private DateTimeOffset theoreticalArrival;
        private DateTimeOffset pausedUntil;

        public bool TryEnter(RateLimit? limit, double share, TimeSpan longest, DateTimeOffset now, out TimeSpan wait)
        {
            lock (gate)
            {
                var start = pausedUntil > now ? pausedUntil : now;
                var next = theoreticalArrival;
                if (limit is not null)
                {
                    var interval = limit.Per / (limit.Calls * share);
                    var burst = interval * (Math.Max(1, (limit.Burst ?? limit.Calls) * share) - 1);
                    if (theoreticalArrival - burst > start)
                    {
                        start = theoreticalArrival - burst;
                    }

                    next = (theoreticalArrival > start ? theoreticalArrival : start) + interval;
                }

                wait = start - now;
                if (wait > longest)
                {
                    return false;
                }

                theoreticalArrival = next;
                return true;
            }
        }

        public void Pause(DateTimeOffset until)
        {
            lock (gate)
            {
                pausedUntil = until > pausedUntil ? until : pausedUntil;
            }
        }
    }
}
