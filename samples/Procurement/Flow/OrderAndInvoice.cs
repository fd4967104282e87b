using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations;

namespace Procurement.Flow;

/// <summary>Purchase order, receipt, invoice, and whether the three agree.</summary>
internal sealed class OrderAndInvoice : IProcurementStep
{
    private const int DaysToPay = 30;

    public string Name => "Order and invoice";

    public string Service(ProcurementContext context) => "SAP";

    public async Task<StepResult> RunAsync(ProcurementContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var erp = context.Services.GetRequiredService<IErpConnector>();
        var orderAsked = new PurchaseOrderRequest
        {
            VendorId = request.VendorId,
            Lines =
            [
                .. request.Lines.Select(line => new PurchaseOrderLine
                {
                    Description = line.Description,
                    Quantity = line.Quantity,
                    UnitPrice = line.UnitPrice,
                }),
            ],
            Total = request.Total,
            Reference = request.Reference,
            Department = request.Department,
            OperationKey = context.OperationKey("order"),
        };
        var order = await context.SettleAsync(token => erp.CreatePurchaseOrderAsync(orderAsked, token), cancellationToken);
        context.Say($"purchase order {order.Number}");
        await context.People.ReceiveGoodsAsync(order, cancellationToken);

        var invoiceAsked = new VendorInvoiceRequest
        {
            PurchaseOrderId = order.Id,
            InvoiceNumber = $"INV-{request.Reference}",
            Amount = request.Total,
            InvoiceDate = context.Today,
            DueDate = context.Today.AddDays(DaysToPay),
            Lines = [.. order.Lines.Select(line => new VendorInvoiceLine(line.Id, line.Quantity, Amount(line)))],
            OperationKey = context.OperationKey("invoice"),
        };
        var invoice = await context.SettleAsync(token => erp.CreateInvoiceAsync(invoiceAsked, token), cancellationToken);
        context.Say($"invoice {invoice.Number}");

        var reconciliation = await erp.ReconcileInvoiceAsync(
            new InvoiceReconciliationRequest { InvoiceId = invoice.Id, PurchaseOrderId = order.Id },
            cancellationToken
        );
        var reasons = string.Join(
            " ",
            reconciliation.Match.Reasons.Concat(reconciliation.Match.Lines.SelectMany(line => line.Reasons)).Select(reason => reason.Text)
        );
        var ids = $"{order.Number} / {invoice.Number}";
        return reconciliation.Match.Verdict switch
        {
            MatchVerdict.Matched => StepResult.Done("order, receipt and invoice match", ids),
            MatchVerdict.Mismatched => StepResult.NotDone($"they do not match: {reasons}", ids),
            _ => StepResult.Unknown($"nobody can tell whether they match: {reasons}", ids),
        };
    }

    private static Money Amount(OrderedLine line) => line.UnitPrice with { Amount = line.UnitPrice.Amount * line.Quantity };
}
