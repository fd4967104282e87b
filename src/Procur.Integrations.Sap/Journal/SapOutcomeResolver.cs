using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Sap.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Sap;

/// <summary>Finds an order whose answer was lost by its reference, and an invoice by its vendor and the vendor's number.</summary>
internal sealed class SapOutcomeResolver(SapClient client) : IOutcomeResolver
{
    // A dialog step is ended after ten minutes by default: what is not there well after that will not come.
    private static readonly TimeSpan QuietPeriod = TimeSpan.FromMinutes(20);

    private static readonly string[] NotedNames =
    [
        nameof(SapPurchaseOrder.Supplier),
        nameof(SapPurchaseOrder.CorrespncExternalReference),
        nameof(SapSupplierInvoice.InvoicingParty),
        nameof(SapSupplierInvoice.SupplierInvoiceIDByInvcgParty),
    ];

    public static SapQuery ByReference(string reference, SapOptions options) =>
        new()
        {
            Filter = $"{nameof(SapPurchaseOrder.CorrespncExternalReference)} eq {SapQuery.Literal(reference)}",
            Expand = SapClient.ExpandOf(options.PurchaseOrderVersion),
        };

    public static SapQuery ByNumber(string vendor, string number) =>
        new()
        {
            Filter =
                $"{nameof(SapSupplierInvoice.InvoicingParty)} eq {SapQuery.Literal(vendor)} and {nameof(SapSupplierInvoice.SupplierInvoiceIDByInvcgParty)} eq {SapQuery.Literal(number)}",
        };

    public bool CanResolve(string operation) => operation is SapOperations.CreatePurchaseOrder or SapOperations.CreateSupplierInvoice;

    // The vendor and the reference or number that it is found by.
    public string? Note(WireCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Body is not { } body || new RawJson(body.Bytes).Element is not { ValueKind: JsonValueKind.Object } sent)
        {
            return null;
        }

        var note = new JsonObject();
        foreach (var name in NotedNames)
        {
            if (Text(sent, name) is { } text)
            {
                note[name] = text;
            }
        }

        return note.ToJsonString();
    }

    public async Task<OutcomeResolution> ResolveAsync(JournalEntry entry, Connection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (
            entry is not { LookUp: { } note, SentAt: { } sentAt }
            || new RawJson(Encoding.UTF8.GetBytes(note)).Element is not { ValueKind: JsonValueKind.Object } sent
        )
        {
            return OutcomeResolution.StillUnknown;
        }

        var found =
            entry.Operation == SapOperations.CreatePurchaseOrder
                ? await FindOrderAsync(sent, cancellationToken).ConfigureAwait(false)
                : await FindInvoiceAsync(sent, cancellationToken).ConfigureAwait(false);
        if (found is { } answer)
        {
            return OutcomeResolution.TookEffect(201, answer, "look-up");
        }

        return client.Connection.Time.GetUtcNow() - sentAt > QuietPeriod
            ? OutcomeResolution.DidNotHappen("it was not found after the longest that SAP works on one call")
            : OutcomeResolution.StillUnknown;
    }

    private static string? Text(JsonElement sent, string name) =>
        sent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private async Task<ReadOnlyMemory<byte>?> FindOrderAsync(JsonElement sent, CancellationToken cancellationToken)
    {
        if (Text(sent, nameof(SapPurchaseOrder.CorrespncExternalReference)) is not { Length: > 0 } reference)
        {
            return null;
        }

        var options = await client.OptionsAsync(cancellationToken).ConfigureAwait(false);
        var vendor = Text(sent, nameof(SapPurchaseOrder.Supplier));
        var page = await client.ListPurchaseOrdersAsync(ByReference(reference, options), cancellationToken).ConfigureAwait(false);
        var order = page.Items.FirstOrDefault(order => !SapOrders.IsDeleted(order) && SapText.Same(order.Supplier, vendor));
        if (order is null)
        {
            return null;
        }

        // Read by its number, for the answer to that is in the form of the one that was lost.
        var answer = await client.GetPurchaseOrderAsync(order.PurchaseOrder!, cancellationToken).ConfigureAwait(false);
        return answer.Reply.Body;
    }

    private async Task<ReadOnlyMemory<byte>?> FindInvoiceAsync(JsonElement sent, CancellationToken cancellationToken)
    {
        if (
            Text(sent, nameof(SapSupplierInvoice.InvoicingParty)) is not { } vendor
            || Text(sent, nameof(SapSupplierInvoice.SupplierInvoiceIDByInvcgParty)) is not { } number
        )
        {
            return null;
        }

        var page = await client.ListSupplierInvoicesAsync(ByNumber(vendor, number), cancellationToken).ConfigureAwait(false);
        var invoice = page.Items.FirstOrDefault(static invoice => !SapInvoices.IsCanceled(invoice));
        if (invoice is null)
        {
            return null;
        }

        var answer = await client
            .GetSupplierInvoiceAsync(invoice.SupplierInvoice!, invoice.FiscalYear!, cancellationToken)
            .ConfigureAwait(false);
        return answer.Reply.Body;
    }
}
