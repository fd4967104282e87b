using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Tests.Fakes;

/// <summary>A durable inbox that holds what a test put in, and remembers what it was asked.</summary>
public sealed class FakeInbox : IStoredWebhooks
{
    public Dictionary<string, StoredWebhookContent> Kept { get; } = [];

    public List<(StoredWebhookFilter Filter, string Asked)> Asked { get; } = [];

    /// <summary>Whether events are free to be replayed or given up.</summary>
    public bool IsFree { get; set; } = true;

    public StoredWebhook Add(string id, byte[]? payload)
    {
        var stored = new StoredWebhook(id, new WebhookSource("fake", "acme", "default"), $"evt_{id}", "thing.paid", StoredWebhookState.Dead)
        {
            Attempts = 15,
            Error = "Handler: InvalidOperationException",
        };
        Kept[id] = new StoredWebhookContent(stored) { Payload = payload is null ? (ReadOnlyMemory<byte>?)null : payload };
        return stored;
    }

    public Task<Page<StoredWebhook>> ListAsync(
        StoredWebhookFilter? filter = null,
        string? from = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfEqual(from, "nonsense");
        Asked.Add((filter!, $"list {from}"));
        return Task.FromResult(new Page<StoredWebhook>([.. Kept.Values.Select(one => one.Webhook)], "17"));
    }

    public Task<StoredWebhookContent?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        Task.FromResult(Kept.GetValueOrDefault(id));

    public Task<bool> ReplayAsync(string id, string actor, CancellationToken cancellationToken = default)
    {
        Asked.Add((new StoredWebhookFilter(), $"replay {id} by {actor}"));
        return Task.FromResult(IsFree);
    }

    public Task<int> ReplayAsync(StoredWebhookFilter filter, string actor, CancellationToken cancellationToken = default)
    {
        Asked.Add((filter, $"replay by {actor}"));
        return Task.FromResult(3);
    }

    public Task<bool> DiscardAsync(string id, string actor, CancellationToken cancellationToken = default)
    {
        Asked.Add((new StoredWebhookFilter(), $"discard {id} by {actor}"));
        return Task.FromResult(IsFree);
    }
}
