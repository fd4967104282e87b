using System.Text.Json.Nodes;
using Procur.Integrations.Sap.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Sap;

public sealed partial class SapClient
{
    /// <summary>
    /// Posts a supplier invoice with its lines, <c>POST A_SupplierInvoice</c>. SAP's own check for duplicates may be a warning only: sent twice, it may post
    /// twice. A lost answer is looked up by vendor and the vendor's number.
    /// </summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="intent">Names the intent to the journal.</param>
    /// <param name="further">Further fields under SAP's names; one that is there already is replaced.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task<SapAnswer<SapSupplierInvoice>> CreateSupplierInvoiceAsync(
        SapSupplierInvoice invoice,
        WireIntent? intent = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(invoice);
        var options = await OptionsAsync(cancellationToken).ConfigureAwait(false);
        return await CreateSupplierInvoiceAsync(SapBody.Of(invoice, further), options, intent, null, cancellationToken)
            .ConfigureAwait(false);
    }

    internal async Task<SapAnswer<SapSupplierInvoice>> CreateSupplierInvoiceAsync(
        JsonObject body,
        SapOptions options,
        WireIntent? intent,
        string? fingerprint,
        CancellationToken cancellationToken
    )
    {
        var call = Change(
            SapOperations.CreateSupplierInvoice,
            HttpMethod.Post,
            SapServices.InvoicesOf(options),
            "A_SupplierInvoice",
            SapBody.Write(body, SapODataVersion.V2),
            Repeat.NotIdempotent,
            intent,
            fingerprint: fingerprint
        );
        var reply = await Connection
            .SendAsync(call, SapJsonV2.Default.SapEntityV2SapSupplierInvoice, cancellationToken)
            .ConfigureAwait(false);
        return new(reply.Value.D!.From(reply), reply);
    }

    /// <summary>Reads an invoice with its lines and taxes.</summary>
    /// <param name="supplierInvoice">The number.</param>
    /// <param name="fiscalYear">The fiscal year, four digits.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task<SapAnswer<SapSupplierInvoice>> GetSupplierInvoiceAsync(
        string supplierInvoice,
        string fiscalYear,
        CancellationToken cancellationToken = default
    )
    {
        var options = await OptionsAsync(cancellationToken).ConfigureAwait(false);
        var path = new SapQuery { Expand = "to_SuplrInvcItemPurOrdRef,to_SupplierInvoiceTax,to_SupplierInvoiceItemGLAcct" }.In(
            $"{SapServices.InvoicesOf(options)}/A_SupplierInvoice(SupplierInvoice={Key(supplierInvoice)},FiscalYear={Key(fiscalYear)})"
        );
        var reply = await ReadAsync(
                SapOperations.GetSupplierInvoice,
                path,
                SapJsonV2.Default.SapEntityV2SapSupplierInvoice,
                cancellationToken
            )
            .ConfigureAwait(false);
        return new(reply.Value.D!.From(reply), reply);
    }

    /// <summary>Lists invoices; without an order of its own, by their keys.</summary>
    public async Task<SapPage<SapSupplierInvoice>> ListSupplierInvoicesAsync(SapQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var options = await OptionsAsync(cancellationToken).ConfigureAwait(false);
        var page = await ListV2Async(
                SapOperations.ListSupplierInvoices,
                SapServices.InvoicesOf(options),
                "A_SupplierInvoice",
                query with
                {
                    OrderBy = query.OrderBy ?? "SupplierInvoice,FiscalYear",
                },
                SapJsonV2.Default.SapListV2SapSupplierInvoice,
                cancellationToken
            )
            .ConfigureAwait(false);
        for (var i = 0; i < page.Items.Count; i++)
        {
            page.Items[i].From(page.Reply, i);
        }

        return page;
    }

    /// <summary>Lists lines of invoices that refer to orders, <c>A_SuplrInvcItemPurOrdRef</c>; without an order of its own, by their keys.</summary>
    public async Task<SapPage<SapSupplierInvoiceItem>> ListSupplierInvoiceItemsAsync(
        SapQuery query,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        var options = await OptionsAsync(cancellationToken).ConfigureAwait(false);
        return await ListV2Async(
                SapOperations.ListSupplierInvoiceItems,
                SapServices.InvoicesOf(options),
                "A_SuplrInvcItemPurOrdRef",
                query with
                {
                    OrderBy = query.OrderBy ?? "SupplierInvoice,FiscalYear,SupplierInvoiceItem",
                },
                SapJsonV2.Default.SapListV2SapSupplierInvoiceItem,
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>Posts an invoice that was parked, <c>POST Post</c>. Asked twice, SAP refuses the second.</summary>
    public Task<WireReply> PostSupplierInvoiceAsync(
        string supplierInvoice,
        string fiscalYear,
        CancellationToken cancellationToken = default
    ) => CallAsync(SapOperations.PostSupplierInvoice, "Post", supplierInvoice, fiscalYear, "", cancellationToken);

    /// <summary>Releases an invoice that is held back from payment, <c>POST Release</c>.</summary>
    /// <param name="supplierInvoice">The number.</param>
    /// <param name="fiscalYear">The fiscal year, four digits.</param>
    /// <param name="shiftDiscountDays">Whether the days of the cash discount begin anew.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply> ReleaseSupplierInvoiceAsync(
        string supplierInvoice,
        string fiscalYear,
        bool shiftDiscountDays = false,
        CancellationToken cancellationToken = default
    ) =>
        CallAsync(
            SapOperations.ReleaseSupplierInvoice,
            "Release",
            supplierInvoice,
            fiscalYear,
            $"&DiscountDaysHaveToBeShifted={(shiftDiscountDays ? "true" : "false")}",
            cancellationToken
        );

    /// <summary>Calls an invoice off by a document that reverses it, <c>POST Cancel</c>.</summary>
    /// <param name="supplierInvoice">The number.</param>
    /// <param name="fiscalYear">The fiscal year, four digits.</param>
    /// <param name="reason">The reason in SAP's own code: 01 reverses in the same period.</param>
    /// <param name="postingDate">The day that the reversal is booked for.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply> CancelSupplierInvoiceAsync(
        string supplierInvoice,
        string fiscalYear,
        string reason,
        DateOnly postingDate,
        CancellationToken cancellationToken = default
    ) =>
        CallAsync(
            SapOperations.CancelSupplierInvoice,
            "Cancel",
            supplierInvoice,
            fiscalYear,
            $"&ReversalReason={Key(reason)}&PostingDate={Uri.EscapeDataString($"datetime'{postingDate:yyyy-MM-dd}T00:00:00'")}",
            cancellationToken
        );

    private async Task<WireReply> CallAsync(
        string operation,
        string function,
        string supplierInvoice,
        string fiscalYear,
        string further,
        CancellationToken cancellationToken
    )
    {
        var options = await OptionsAsync(cancellationToken).ConfigureAwait(false);
        var path = $"{function}?SupplierInvoice={Key(supplierInvoice)}&FiscalYear={Key(fiscalYear)}{further}";
        var call = Change(operation, HttpMethod.Post, SapServices.InvoicesOf(options), path, null, Repeat.NotIdempotent);
        return await Connection.SendAsync(call, cancellationToken).ConfigureAwait(false);
    }
}
