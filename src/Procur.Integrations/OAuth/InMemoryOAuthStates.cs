using System.Collections.Concurrent;

namespace Procur.Integrations;

/// <summary>Keeps states in memory: for hosts of one process. A restart forgets what was begun.</summary>
internal sealed class InMemoryOAuthStates(TimeProvider time) : IOAuthStates
{
    // Anybody who may begin may begin often; the oldest give way.
    private const int Most = 100_000;
    private readonly ConcurrentDictionary<string, (string Payload, DateTimeOffset Ends)> states = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> oldestFirst = new();

    public ValueTask KeepAsync(string id, string payload, TimeSpan life, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        states[id] = (payload, now + life);
        oldestFirst.Enqueue(id);
        while (
            oldestFirst.TryPeek(out var oldest)
            && (oldestFirst.Count > Most || !states.TryGetValue(oldest, out var held) || held.Ends <= now)
        )
        {
            if (oldestFirst.TryDequeue(out var gone))
            {
                states.TryRemove(gone, out _);
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<string?> TakeAsync(string id, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(states.TryRemove(id, out var held) && time.GetUtcNow() < held.Ends ? held.Payload : null);
}
