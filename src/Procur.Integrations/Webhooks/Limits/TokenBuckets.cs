using System.Collections.Concurrent;

namespace Procur.Integrations.Webhooks;

/// <summary>Token buckets by key. Those that are full again are forgotten, and there are never more than a number.</summary>
internal sealed class TokenBuckets<TKey>(TimeProvider time)
    where TKey : notnull
{
    private const int MostHeld = 50_000;
    private readonly ConcurrentDictionary<TKey, Bucket> buckets = new();
    private readonly Lock sweeping = new();

    // The dictionary's own count takes all its locks.
    private int held;

    /// <summary>Takes a token.</summary>
    /// <returns>False where there is none left.</returns>
    public bool TryTake(TKey key, WebhookRateLimit limit)
    {
        if (limit.PerSecond <= 0)
        {
            return true;
        }

        var burst = Math.Max(1, limit.Burst);
        var now = time.GetTimestamp();
        if (!buckets.TryGetValue(key, out var bucket))
        {
            if (Volatile.Read(ref held) >= MostHeld)
            {
                Sweep(now, limit.PerSecond, burst);
            }

            var made = new Bucket(burst, now);
            bucket = buckets.GetOrAdd(key, made);
            if (bucket == made)
            {
                Interlocked.Increment(ref held);
            }
        }

        return bucket.TryTake(time, now, limit.PerSecond, burst);
    }

    private void Sweep(long now, double perSecond, int burst)
    {
        lock (sweeping)
        {
            if (Volatile.Read(ref held) < MostHeld)
            {
                return;
            }

            Drop(buckets.Where(pair => pair.Value.IsFull(time, now, perSecond, burst)));

            // A flood from everywhere: some begin anew, which costs less than remembering all.
            Drop(buckets.Take(Math.Max(0, Volatile.Read(ref held) - (MostHeld / 2))));
        }
    }

    private void Drop(IEnumerable<KeyValuePair<TKey, Bucket>> gone)
    {
        foreach (var pair in gone)
        {
            if (buckets.TryRemove(pair))
            {
                Interlocked.Decrement(ref held);
            }
        }
    }

    private sealed class Bucket(double tokens, long since)
    {
        private readonly Lock gate = new();
        private double tokens = tokens;
        private long since = since;

        public bool TryTake(TimeProvider time, long now, double perSecond, int burst)
        {
            lock (gate)
            {
                Fill(time, now, perSecond, burst);
                if (tokens < 1)
                {
                    return false;
                }

                tokens--;
                return true;
            }
        }

        public bool IsFull(TimeProvider time, long now, double perSecond, int burst)
        {
            lock (gate)
            {
                Fill(time, now, perSecond, burst);
                return tokens >= burst;
            }
        }

        private void Fill(TimeProvider time, long now, double perSecond, int burst)
        {
            if (now > since)
            {
                tokens = Math.Min(burst, tokens + (time.GetElapsedTime(since, now).TotalSeconds * perSecond));
                since = now;
            }
        }
    }
}
