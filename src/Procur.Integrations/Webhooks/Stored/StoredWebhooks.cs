using System.Globalization;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

internal sealed class StoredWebhooks(IWebhookStore store, WebhookTakeUp takeUp, WebhookWake wake, ConnectionHost host) : IStoredWebhooks
{
    private const int MostListed = 1_000;
    private readonly WebhookReport report = new(host);

    public async Task<Page<StoredWebhook>> ListAsync(
        StoredWebhookFilter? filter = null,
        string? from = null,
        CancellationToken cancellationToken = default
    )
    {
        var asked = Bounded(filter ?? new StoredWebhookFilter());
        long? before = from is null
            ? null
            : IdIn(from) ?? throw new ArgumentException("The cursor is not one of an earlier page.", nameof(from));
        var rows = await store.ListAsync(asked, before, cancellationToken).ConfigureAwait(false);
        var next = rows.Count == asked.Limit ? rows[^1].Id.ToString(CultureInfo.InvariantCulture) : null;
        return new Page<StoredWebhook>([.. rows.Select(static row => row.ToPublic())], next);
    }

    public async Task<StoredWebhookContent?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (IdIn(id) is not { } number || await store.FindAsync(number, cancellationToken).ConfigureAwait(false) is not { } row)
        {
            return null;
        }

        return new StoredWebhookContent(row.ToPublic())
        {
            Payload = await PayloadAsync(row, cancellationToken).ConfigureAwait(false),
            Differing = await store.DifferingAsync(number, cancellationToken).ConfigureAwait(false),
        };
    }

    public async Task<bool> ReplayAsync(string id, string actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        return IdIn(id) is { } number
            && await ReplayAsync(new WebhookReplay { Id = number }, actor, cancellationToken).ConfigureAwait(false) > 0;
    }

    public Task<int> ReplayAsync(StoredWebhookFilter filter, string actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        return ReplayAsync(new WebhookReplay { Filter = Bounded(filter) }, actor, cancellationToken);
    }

    public async Task<bool> DiscardAsync(string id, string actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        if (IdIn(id) is not { } number || await store.DiscardAsync(number, cancellationToken).ConfigureAwait(false) is not { } row)
        {
            return false;
        }

        await AuditAsync("webhook.discarded", row, actor).ConfigureAwait(false);
        return true;
    }

    private async Task<int> ReplayAsync(WebhookReplay replay, string actor, CancellationToken cancellationToken)
    {
        var rows = await store.ReplayAsync(replay, cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
        {
            await AuditAsync("webhook.replayed", row, actor).ConfigureAwait(false);
        }

        if (rows.Count > 0)
        {
            wake.Ring();
        }

        return rows.Count;
    }

    private async Task<ReadOnlyMemory<byte>?> PayloadAsync(StoredWebhookRow row, CancellationToken cancellationToken)
    {
        if (await store.LoadAsync(row.Id, cancellationToken).ConfigureAwait(false) is not { } content)
        {
            return null;
        }

        try
        {
            var reading = await takeUp.ReadAsync(row.Connection, content, cancellationToken).ConfigureAwait(false);
            // A delivery of several may hold another tenant's: only what is the event's own is shown.
            return reading switch
            {
                { Events.Count: 1 } => content.Body,
                { } read when read.Find(row.Index, row.Key) is { Raw.Utf8: { IsEmpty: false } own } => own,
                _ => null,
            };
        }
        catch (IntegrationException)
        {
            // It cannot be read (any more): whose it is cannot be told.
            return null;
        }
    }

    private ValueTask AuditAsync(string operation, StoredWebhookRow row, string actor) =>
        report.AuditAsync(row.Connection.Integration, row.Connection, operation, "done", $"{row.Type} {row.Key}; by {actor}");

    private static StoredWebhookFilter Bounded(StoredWebhookFilter filter) =>
        filter with
        {
            Limit = Math.Clamp(filter.Limit, 1, MostListed),
        };

    private static long? IdIn(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
