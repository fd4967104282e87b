using System.Text;
using System.Text.Json;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Stripe;

/// <summary>
/// Settles what nobody can tell: what was to be made is looked for by the key that it carries in its metadata, what was to be changed by its state.
/// </summary>
/// <remarks>Stripe's search is behind by up to minutes, so what was made is looked for in the lists.</remarks>
internal sealed class StripeOutcomeResolver(StripeClient client) : IOutcomeResolver
{
    // The longest that a send may still be on its way and take effect: Stripe's own client waits 80 s for an answer.
    private static readonly TimeSpan QuietPeriod = TimeSpan.FromMinutes(5);

    // Our clock and Stripe's may differ.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private static readonly Dictionary<string, Func<StripeClient, WireForm, CancellationToken, Task<WireReply>>> Lists = new(
        StringComparer.Ordinal
    )
    {
        [StripeOperations.CreatePaymentIntent.Name] = static async (client, query, token) =>
            await client.ListPaymentIntentsAsync(query, token).ConfigureAwait(false),
        [StripeOperations.CreateRefund.Name] = static async (client, query, token) =>
            await client.ListRefundsAsync(query, token).ConfigureAwait(false),
        [StripeOperations.CreateCustomer.Name] = static async (client, query, token) =>
            await client.ListCustomersAsync(query, token).ConfigureAwait(false),
        // Ended ones too: it may have been made and ended since.
        [StripeOperations.CreateSubscription.Name] = static async (client, query, token) =>
            await client.ListSubscriptionsAsync(query.Add("status", "all"), token).ConfigureAwait(false),
        [StripeOperations.CreateInvoice.Name] = static async (client, query, token) =>
            await client.ListInvoicesAsync(query, token).ConfigureAwait(false),
        [StripeOperations.CreateInvoiceItem.Name] = static async (client, query, token) =>
            await client.ListInvoiceItemsAsync(query, token).ConfigureAwait(false),
        [StripeOperations.CreateCheckoutSession.Name] = static async (client, query, token) =>
            await client.ListCheckoutSessionsAsync(query, token).ConfigureAwait(false),
    };

    // What the object's status says of the change: made, or not (yet). Anything else leaves it open.
    private static readonly Dictionary<string, (string[] Made, string[] NotMade)> States = new(StringComparer.Ordinal)
    {
        [StripeOperations.CapturePaymentIntent.Name] = (["succeeded"], ["requires_capture", "canceled"]),
        [StripeOperations.CancelPaymentIntent.Name] = (
            ["canceled"],
            ["requires_payment_method", "requires_confirmation", "requires_action", "requires_capture", "succeeded"]
        ),
        [StripeOperations.FinalizeInvoice.Name] = (["open", "paid", "uncollectible", "void"], ["draft"]),
        [StripeOperations.VoidInvoice.Name] = (["void"], ["draft", "open", "paid", "uncollectible"]),
    };

    public bool CanResolve(string operation) => Lists.ContainsKey(operation) || States.ContainsKey(operation);

    public async Task<OutcomeResolution> ResolveAsync(JournalEntry entry, Connection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(connection);
        var snapshot = await connection.CurrentAsync(cancellationToken).ConfigureAwait(false);
        if (entry.AccountId != snapshot.AccountId)
        {
            // Another account would honestly not know of it.
            return OutcomeResolution.StillUnknown;
        }

        return Lists.TryGetValue(entry.Operation, out var list) ? await FindAsync(entry, list, cancellationToken).ConfigureAwait(false)
            : States.TryGetValue(entry.Operation, out var states)
                ? await CompareAsync(entry, states.Made, states.NotMade, cancellationToken).ConfigureAwait(false)
            : OutcomeResolution.StillUnknown;
    }

    private async Task<OutcomeResolution> FindAsync(
        JournalEntry entry,
        Func<StripeClient, WireForm, CancellationToken, Task<WireReply>> list,
        CancellationToken cancellationToken
    )
    {
        string? cursor = null;
        do
        {
            var query = new WireForm()
                .Add("limit", 100)
                .Add("created[gte]", StripeTime.Write(entry.SentAt - Skew))
                .Add("created[lte]", StripeTime.Write(entry.ChangedAt + QuietPeriod + Skew))
                .Add("starting_after", cursor);
            var page = await list(client, query, cancellationToken).ConfigureAwait(false);
            cursor = null;
            foreach (var item in page.Json.GetProperty("data").EnumerateArray())
            {
                if (IsMadeBy(item, entry.IdempotencyKey))
                {
                    return OutcomeResolution.TookEffect(200, Encoding.UTF8.GetBytes(item.GetRawText()), "look-up");
                }

                cursor = item.GetProperty("id").GetString();
            }

            cursor = page.Json.TryGetProperty("has_more", out var more) && more.ValueKind == JsonValueKind.True ? cursor : null;
        } while (cursor is not null);

        return IsQuiet(entry) ? OutcomeResolution.DidNotHappen("look-up") : OutcomeResolution.StillUnknown;
    }

    private async Task<OutcomeResolution> CompareAsync(
        JournalEntry entry,
        string[] made,
        string[] notMade,
        CancellationToken cancellationToken
    )
    {
        // "POST v1/payment_intents/pi_1/capture": the object is the segment before the verb.
        if (entry.Target?.Split('/') is not [.., var resource, var escaped, _])
        {
            return OutcomeResolution.StillUnknown;
        }

        var id = Uri.UnescapeDataString(escaped);
        WireReply reply =
            resource == "invoices"
                ? await client.GetInvoiceAsync(id, null, cancellationToken).ConfigureAwait(false)
                : await client.GetPaymentIntentAsync(id, null, cancellationToken).ConfigureAwait(false);
        var status = reply.Json.TryGetProperty("status", out var word) ? word.GetString() : null;
        if (made.Contains(status))
        {
            return OutcomeResolution.TookEffect(200, reply.Body, "look-up");
        }

        return notMade.Contains(status) && IsQuiet(entry) ? OutcomeResolution.DidNotHappen("look-up") : OutcomeResolution.StillUnknown;
    }

    private bool IsQuiet(JournalEntry entry) => client.Connection.Time.GetUtcNow() - entry.ChangedAt > QuietPeriod;

    private static bool IsMadeBy(JsonElement item, string? key) =>
        key is not null
        && item.TryGetProperty("metadata", out var metadata)
        && metadata.ValueKind == JsonValueKind.Object
        && metadata.TryGetProperty(StripeMetadata.Key, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.ValueEquals(key);
}
