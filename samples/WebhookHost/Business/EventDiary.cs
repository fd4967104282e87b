using System.Collections.Concurrent;
using Procur.Integrations;
using Procur.Integrations.Webhooks;

namespace WebhookHost.Business;

/// <summary>What the handler did in this run. A real host would write its own tables.</summary>
internal sealed class EventDiary(IStoredWebhooks inbox)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);
    private readonly ConcurrentDictionary<(string Tenant, string Reference), PaymentHandled> paid = new();

    public void Note(WebhookEvent webhookEvent, string reference, PaymentStatus status) =>
        paid.AddOrUpdate(
            (webhookEvent.Source.Tenant, reference),
            _ => new PaymentHandled(reference, status.ToString(), webhookEvent.Id, webhookEvent.Type, 1),
            (_, before) => before with { Times = before.Times + 1 }
        );

    /// <summary>Waits until a payment's success was handled so often, and the inbox has noted the last time.</summary>
    public async Task<PaymentHandled> PaidAsync(string tenant, string reference, int times, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (
                paid.TryGetValue((tenant, reference), out var handled)
                && handled.Times >= times
                && await IsNotedAsync(tenant, handled, cancellationToken)
            )
            {
                return handled;
            }

            await Task.Delay(LookEvery, cancellationToken);
        }
    }

    private async Task<bool> IsNotedAsync(string tenant, PaymentHandled handled, CancellationToken cancellationToken)
    {
        var filter = new StoredWebhookFilter
        {
            Tenant = tenant,
            Type = handled.Type,
            State = StoredWebhookState.Handled,
        };
        var page = await inbox.ListAsync(filter, cancellationToken: cancellationToken);
        return page.Items.Any(stored => stored.EventId == handled.Event);
    }
}
