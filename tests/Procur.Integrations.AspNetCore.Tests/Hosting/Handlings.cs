using System.Collections.Concurrent;

namespace Procur.Integrations.AspNetCore.Tests.Hosting;

/// <summary>What a test's handler did, and what it is to do.</summary>
public sealed class Handlings<TEvent>
    where TEvent : class
{
    private readonly ConcurrentQueue<TEvent> seen = new();
    private readonly Signal changed = new();

    public IReadOnlyList<TEvent> Seen => [.. seen];

    /// <summary>What it does after it was called; nothing by default.</summary>
    public Func<TEvent, CancellationToken, Task> Then { get; set; } = static (_, _) => Task.CompletedTask;

    public async Task HandleAsync(TEvent webhookEvent, CancellationToken cancellationToken)
    {
        seen.Enqueue(webhookEvent);
        changed.Tell();
        await Then(webhookEvent, cancellationToken);
    }

    public Task UntilAsync(int count) => changed.UntilAsync(() => seen.Count >= count, TestContext.Current.CancellationToken);
}
