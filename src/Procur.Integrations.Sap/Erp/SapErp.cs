using System.Globalization;
using Procur.Integrations.Journal;
using Procur.Integrations.Sap.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Sap;

internal sealed class SapErp(SapClient client) : IErpConnector
{
    private readonly SapReferences references = new();
    private readonly SapHistory history = new(client);

    private DateOnly Today => DateOnly.FromDateTime(client.Connection.Time.GetUtcNow().UtcDateTime);

    public async Task<PurchaseOrder> CreatePurchaseOrderAsync(PurchaseOrderRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.EnsureConsistent();
        var options = await UsableAsync(SapOperations.CreatePurchaseOrder, cancellationToken).ConfigureAwait(false);
        var order = SapOrders.ToWire(request, options, Today);
        var body = SapBody.Of(order, options.PurchaseOrderVersion, request.ProviderOptions);
        return await references
            .AloneAsync(
                $"order/{request.Reference}",
                async () =>
                {
                    var name = $"purchase-order/{request.Reference}";
                    var (intent, isKnown) = await IntentOfAsync(
                            request,
                            request.Reference,
                            name,
                            SapOperations.CreatePurchaseOrder,
                            cancellationToken
                        )
                        .ConfigureAwait(false);
                    if (!isKnown && await FindAsync(request, options, cancellationToken).ConfigureAwait(false) is { } existing)
                    {
                        return existing with { AlreadyExisted = true };
                    }

                    var made = await client
                        .CreatePurchaseOrderAsync(body, options, intent, SapOrders.Fingerprint(order, request, options), cancellationToken)
                        .ConfigureAwait(false);
                    return SapOrders.ToModel(made, made.Reply.IsRecorded ? null : Fresh(made.Value));
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    public async Task<PurchaseOrder> GetPurchaseOrderAsync(string purchaseOrderId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(purchaseOrderId);
        var answer = await client.GetPurchaseOrderAsync(purchaseOrderId, cancellationToken).ConfigureAwait(false);
        return await WithProgressAsync(answer, cancellationToken).ConfigureAwait(false);
    }

    public async Task<BudgetCheck> ValidateBudgetAsync(BudgetQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.EnsureConsistent();
        var options = await UsableAsync(SapOperations.ReadBudget, cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrWhiteSpace(options.Budget.Path))
        {
            return BudgetCheck.Unknown(SapBudget.NoView);
        }

        if (query.LedgerAccount is { Length: > 0 } && string.IsNullOrWhiteSpace(options.Budget.LedgerAccountField))
        {
            return BudgetCheck.Unknown("the view does not tell accounts apart: set Budget:LedgerAccountField, or ask without an account");
        }

        var reply = await client.ReadBudgetAsync(SapBudget.PathOf(query, options), cancellationToken).ConfigureAwait(false);
        return SapBudget.Read(query, options.Budget, reply);
    }

    public async Task<VendorInvoice> CreateInvoiceAsync(VendorInvoiceRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.EnsureConsistent();
        var options = await UsableAsync(SapOperations.CreateSupplierInvoice, cancellationToken).ConfigureAwait(false);
        SapText.Fitting(request.InvoiceNumber, options.MaxInvoiceNumberLength, nameof(request.InvoiceNumber));
        var order = (await client.GetPurchaseOrderAsync(request.PurchaseOrderId, cancellationToken).ConfigureAwait(false)).Value;
        if (SapOrders.CurrencyOf(order) != request.Amount.Currency)
        {
            throw new ArgumentException(
                $"The order is in {SapOrders.CurrencyOf(order)} and the invoice in {request.Amount.Currency}.",
                nameof(request)
            );
        }

        var vendor = SapText.Plain(SapInvoices.VendorOf(order));
        var name = $"invoice/{vendor}/{request.InvoiceNumber}";
        return await references
            .AloneAsync(name, () => PostInvoiceAsync(request, order, options, name, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    public async Task<InvoiceReconciliation> ReconcileInvoiceAsync(
        InvoiceReconciliationRequest request,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(request.Tolerances);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.PurchaseOrderId);
        request.Tolerances.EnsureConsistent();
        var (number, year) = SapInvoices.Parse(request.InvoiceId);
        var invoice = (await client.GetSupplierInvoiceAsync(number, year, cancellationToken).ConfigureAwait(false)).Value;
        var order = (await client.GetPurchaseOrderAsync(request.PurchaseOrderId, cancellationToken).ConfigureAwait(false)).Value;
        var receipts = await history.ReceiptsAsync(order, cancellationToken).ConfigureAwait(false);
        var billed = await history.BilledAsync(order.PurchaseOrder ?? request.PurchaseOrderId, cancellationToken).ConfigureAwait(false);
        var others = billed
            ?.Where(line => !SapText.Same(line.Invoice.SupplierInvoice, number) || line.Invoice.FiscalYear != year)
            .ToLookup(static line => line.OrderLineId, static line => line.Quantity, StringComparer.Ordinal);
        var match = ThreeWayMatch.Evaluate(
            new MatchOrder(
                SapText.Plain(SapInvoices.VendorOf(order)),
                SapOrders.CurrencyOf(order),
                [.. order.Items.Select(item => ToMatch(item, others))]
            ),
            // One line whose receipts nobody can tell must not hide what is known of the others: it is told line by line.
            Receipts(order, receipts),
            SapInvoices.ToMatch(invoice, order.PurchaseOrder ?? request.PurchaseOrderId),
            request.Tolerances
        );
        return new InvoiceReconciliation(request.InvoiceId, request.PurchaseOrderId, match);
    }

    private static MatchOrderLine ToMatch(SapPurchaseOrderItem item, ILookup<string, decimal>? others) =>
        new(SapText.Plain(item.PurchaseOrderItem), item.OrderQuantity ?? 0, SapOrders.UnitPriceOf(item))
        {
            Unit = SapText.OrNull(item.PurchaseOrderQuantityUnit),
            IsReceiptExpected = item.GoodsReceiptIsExpected ?? true,
            IsCanceled = SapOrders.IsCanceled(item),
            QuantityBilledElsewhere = others?[SapText.Plain(item.PurchaseOrderItem)].Sum(),
        };

    private static List<MatchReceipt> Receipts(SapPurchaseOrder order, IReadOnlyList<SapReceipt>? receipts) =>
        [.. order.Items.Select(item => new MatchReceipt(SapText.Plain(item.PurchaseOrderItem), SapReceipts.Received(item, receipts)))];

    private static IReadOnlyList<OrderedLine> Fresh(SapPurchaseOrder order) =>
        // Made by this very answer: nothing was received or billed of it.
        [
            .. order.Items.Select(item =>
                SapOrders.ToModel(item, SapOrders.CurrencyOf(order)) with
                {
                    QuantityReceived = 0,
                    QuantityBilled = 0,
                }
            ),
        ];

    private async Task<SapOptions> UsableAsync(string operation, CancellationToken cancellationToken) =>
        (SapOptions)(await client.Connection.UsableAsync(operation, cancellationToken).ConfigureAwait(false)).Options;

    /// <summary>
    /// The intent under the caller's own name for it, or under what the system knows it by: whoever asks for the same again then meets an outcome that is
    /// still unknown. One that is settled stays behind, for it was looked up, and may have been called off since.
    /// </summary>
    /// <returns>Whether the journal has something to say of it: then nothing is looked up here, for it does so itself.</returns>
    private async Task<(WireIntent Intent, bool IsKnown)> IntentOfAsync(
        IntegrationRequest request,
        string reference,
        string name,
        string operation,
        CancellationToken cancellationToken
    )
    {
        var connection = client.Connection;
        var intent = WireIntent.Of(request, reference);
        for (var turn = 0; ; turn++)
        {
            intent = intent with { IdempotencyKey = turn == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}#{turn}") };
            var key = intent.OperationKey ?? intent.IdempotencyKey;
            var entry = await connection
                .FindOperationAsync(new JournalId(connection.Id, key, operation), cancellationToken)
                .ConfigureAwait(false);
            if (entry is null || intent.OperationKey is not null || entry.State != JournalState.Settled)
            {
                return (intent, entry is not null);
            }
        }
    }

    private async Task<PurchaseOrder?> FindAsync(PurchaseOrderRequest request, SapOptions options, CancellationToken cancellationToken)
    {
        var page = await client
            .ListPurchaseOrdersAsync(SapOutcomeResolver.ByReference(request.Reference, options), cancellationToken)
            .ConfigureAwait(false);
        var found = page.Items.Where(static order => !SapOrders.IsDeleted(order)).ToList();
        if (found.Count == 0)
        {
            return null;
        }

        var same = found.Find(order =>
            SapText.Same(order.Supplier, request.VendorId)
            && SapOrders.TotalOf(order) == request.Total
            && (request.Company is null || order.CompanyCode == request.Company)
        );
        if (same is null)
        {
            throw Conflict(
                SapOperations.CreatePurchaseOrder,
                $"order {found[0].PurchaseOrder} has this reference already, for another vendor, total or company; nothing was sent. Give each order a reference of its own"
            );
        }

        var answer = await client.GetPurchaseOrderAsync(same.PurchaseOrder!, cancellationToken).ConfigureAwait(false);
        return await WithProgressAsync(answer, cancellationToken).ConfigureAwait(false);
    }

    private async Task<PurchaseOrder> WithProgressAsync(SapAnswer<SapPurchaseOrder> answer, CancellationToken cancellationToken)
    {
        var order = answer.Value;
        var receipts = await history.ReceiptsAsync(order, cancellationToken).ConfigureAwait(false);
        var billed = await history.BilledAsync(order.PurchaseOrder ?? "", cancellationToken).ConfigureAwait(false);
        IReadOnlyList<OrderedLine> lines =
        [
            .. order.Items.Select(item =>
                SapOrders.ToModel(item, SapOrders.CurrencyOf(order)) with
                {
                    QuantityReceived = SapReceipts.Received(item, receipts),
                    QuantityBilled = billed
                        ?.Where(line => line.OrderLineId == SapText.Plain(item.PurchaseOrderItem))
                        .Sum(static line => line.Quantity),
                }
            ),
        ];
        return SapOrders.ToModel(answer, lines);
    }

    private async Task<VendorInvoice> PostInvoiceAsync(
        VendorInvoiceRequest request,
        SapPurchaseOrder order,
        SapOptions options,
        string name,
        CancellationToken cancellationToken
    )
    {
        var (intent, isKnown) = await IntentOfAsync(
                request,
                request.InvoiceNumber,
                name,
                SapOperations.CreateSupplierInvoice,
                cancellationToken
            )
            .ConfigureAwait(false);
        if (!isKnown)
        {
            var query = SapOutcomeResolver.ByNumber(SapInvoices.VendorOf(order) ?? "", request.InvoiceNumber);
            var page = await client.ListSupplierInvoicesAsync(query, cancellationToken).ConfigureAwait(false);
            if (page.Items.FirstOrDefault(static invoice => !SapInvoices.IsCanceled(invoice)) is { } duplicate)
            {
                throw Conflict(
                    SapOperations.CreateSupplierInvoice,
                    $"the vendor's number is there already, as invoice {SapInvoices.IdOf(duplicate)}; nothing was posted"
                );
            }
        }

        var needsReceipts = order.Items.Any(static item => item.InvoiceIsGoodsReceiptBased == true);
        var receipts = needsReceipts ? await history.ReceiptsAsync(order, cancellationToken).ConfigureAwait(false) : null;
        var billed =
            needsReceipts || request.Lines.Count == 0
                ? await history.BilledAsync(order.PurchaseOrder ?? "", cancellationToken).ConfigureAwait(false)
                : null;
        // Asked for again after a lost answer, the invoice itself may be among them: what is left is what was left before it.
        var others = billed?.Where(line => line.Invoice.SupplierInvoiceIDByInvcgParty != request.InvoiceNumber).ToList();
        var items = SapInvoiceLines.Of(request, order, receipts, others, options);
        var body = SapBody.Of(SapInvoices.ToWire(request, order, items, options, Today), request.ProviderOptions);
        var made = await client
            .CreateSupplierInvoiceAsync(body, options, intent, SapInvoices.Fingerprint(body, request), cancellationToken)
            .ConfigureAwait(false);
        // A 201 does not mean that it is paid: whether it is held back stands in it only afterwards. It is posted whether or not it can be read.
        var read = await Graceful
            .TryAsync(
                token => client.GetSupplierInvoiceAsync(made.Value.SupplierInvoice ?? "", made.Value.FiscalYear ?? "", token),
                cancellationToken
            )
            .ConfigureAwait(false);
        return SapInvoices.ToModel(read.Value ?? made, made.Messages);
    }

    private IntegrationException Conflict(string operation, string problem) =>
        new(
            client.Connection.Descriptor.Key,
            operation,
            IntegrationErrorKind.Conflict,
            $"{client.Connection.Descriptor.Key} {operation}: {problem}"
        );
}
