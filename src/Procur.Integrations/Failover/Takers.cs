using System.Collections.Concurrent;

namespace Procur.Integrations;

/// <summary>Remembers which service took what, so that it is asked for there again. Beyond a number the oldest are forgotten.</summary>
internal sealed class Takers<T>
    where T : notnull
{
    private const int MostRemembered = 10_000;
    private readonly ConcurrentDictionary<T, string> takers = new();
    private readonly ConcurrentQueue<T> order = new();

    public string? Of(T taken) => takers.GetValueOrDefault(taken);

    public void Remember(T taken, string key)
    {
        takers[taken] = key;
        order.Enqueue(taken);
        while (order.Count > MostRemembered && order.TryDequeue(out var oldest))
        {
            takers.TryRemove(oldest, out _);
        }
    }
}
