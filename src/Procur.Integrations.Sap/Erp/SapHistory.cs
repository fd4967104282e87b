using Procur.Integrations.Sap.Wire;

namespace Procur.Integrations.Sap;

/// <summary>What happened to an order: receipts and invoices. What the user may not see is unknown, not nothing.</summary>
internal sealed class SapHistory(SapClient client)
{
    // A filter of so many invoices stays well within what gateways take of an address.
    private const int InvoicesAtOnce = 15;

    /// <summary>Null where nobody can tell: the system has not this service for this user.</summary>
    public async Task<IReadOnlyList<SapReceipt>?> ReceiptsAsync(SapPurchaseOrder order, CancellationToken cancellationToken)
    {
        var movements = await SeenAsync(() =>
                SapClient.AllAsync(from =>
                    client.ListMaterialDocumentItemsAsync(
                        new SapQuery { Filter = $"PurchaseOrder eq {SapQuery.Literal(order.PurchaseOrder ?? "")}", From = from },
                        cancellationToken
                    )
                )
            )
            .ConfigureAwait(false);
        return movements is null ? null : SapReceipts.Of(order, movements);
    }

    /// <summary>The lines of invoices that were not called off; null where nobody can tell.</summary>
    public async Task<IReadOnlyList<SapBilledLine>?> BilledAsync(string purchaseOrder, CancellationToken cancellationToken)
    {
        var items = await SeenAsync(() =>
                SapClient.AllAsync(from =>
                    client.ListSupplierInvoiceItemsAsync(
                        new SapQuery { Filter = $"PurchaseOrder eq {SapQuery.Literal(purchaseOrder)}", From = from },
                        cancellationToken
                    )
                )
            )
            .ConfigureAwait(false);
        if (items is null)
        {
            return null;
        }

        Dictionary<(string, string), SapSupplierInvoice> invoices = [];
        foreach (var some in items.Select(static item => KeyOf(item.SupplierInvoice, item.FiscalYear)).Distinct().Chunk(InvoicesAtOnce))
        {
            var filter = string.Join(
                " or ",
                some.Select(static key =>
                    $"(SupplierInvoice eq {SapQuery.Literal(key.Number)} and FiscalYear eq {SapQuery.Literal(key.Year)})"
                )
            );
            var read = await SapClient
                .AllAsync(from => client.ListSupplierInvoicesAsync(new SapQuery { Filter = filter, From = from }, cancellationToken))
                .ConfigureAwait(false);
            foreach (var invoice in read)
            {
                invoices[KeyOf(invoice.SupplierInvoice, invoice.FiscalYear)] = invoice;
            }
        }

        return
        [
            .. items
                .Where(item =>
                    invoices.TryGetValue(KeyOf(item.SupplierInvoice, item.FiscalYear), out var invoice) && SapInvoices.Counts(invoice)
                )
                .Select(item => new SapBilledLine(invoices[KeyOf(item.SupplierInvoice, item.FiscalYear)], item)),
        ];
    }

    private static (string Number, string Year) KeyOf(string? number, string? year) => (SapText.Plain(number), year ?? "");

    private static async Task<T?> SeenAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (IntegrationException e) when (e.Kind is IntegrationErrorKind.Permission or IntegrationErrorKind.NotFound)
        {
            // Each service is a scenario of its own, and a user may have the one without the other: then it is unknown, which the result says.
            return null;
        }
    }
}
