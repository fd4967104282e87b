using System.Globalization;
using System.Security.Cryptography;
using Procur.Integrations.Sap.Wire;

namespace Procur.Integrations.Sap;

/// <summary>Our orders in SAP's words, and back.</summary>
internal static class SapOrders
{
    private const int TextLength = 40;
    private const int QuantityDecimals = 3;

    public static SapPurchaseOrder ToWire(PurchaseOrderRequest request, SapOptions options, DateOnly today)
    {
        var currency = request.Total.Currency.Code;
        return new SapPurchaseOrder
        {
            CompanyCode = SapText.OrNull(request.Company) ?? SapText.OrNull(options.CompanyCode),
            PurchaseOrderType = SapText.OrNull(options.PurchaseOrderType),
            Supplier = SapText.Fitting(request.VendorId, 10, nameof(request.VendorId)),
            PurchasingOrganization = SapText.OrNull(options.PurchasingOrganization),
            PurchasingGroup = SapText.OrNull(options.PurchasingGroup),
            PurchaseOrderDate = request.OrderDate ?? today,
            DocumentCurrency = currency,
            CorrespncExternalReference = SapText.Fitting(request.Reference, options.MaxReferenceLength, nameof(request.Reference)),
            Items = [.. request.Lines.Select((line, i) => ToWire(line, (i + 1) * 10, request, options))],
        };
    }

    /// <summary>What makes an order the same order: its body, but for a day that we put in ourselves. Null where it is the body as it is.</summary>
    public static string? Fingerprint(SapPurchaseOrder order, PurchaseOrderRequest request, SapOptions options)
    {
        if (request.OrderDate is not null)
        {
            return null;
        }

        var dateless = SapBody.Of(order with { PurchaseOrderDate = null }, options.PurchaseOrderVersion, request.ProviderOptions);
        return Convert.ToHexStringLower(SHA256.HashData(dateless));
    }

    public static PurchaseOrder ToModel(SapAnswer<SapPurchaseOrder> answer, IReadOnlyList<OrderedLine>? lines = null)
    {
        var order = answer.Value;
        lines ??= [.. order.Items.Select(item => ToModel(item, CurrencyOf(order)))];
        return new PurchaseOrder
        {
            Id = order.PurchaseOrder ?? "",
            Number = order.PurchaseOrder ?? "",
            Status = StatusOf(order, lines),
            ProviderStatus = order.PurchasingProcessingStatus ?? "",
            VendorId = SapText.Plain(order.Supplier),
            Lines = lines,
            Total = order.Items.Count == 0 ? null : TotalOf(order),
            Reference = SapText.OrNull(order.CorrespncExternalReference),
            Company = SapText.OrNull(order.CompanyCode),
            OrderDate = SapText.OrNull(order.PurchaseOrderDate),
            Version = order.ETag,
            Messages = answer.Messages,
            Extensions = order.Further,
            Raw = answer.Reply.Raw,
        };
    }

    public static OrderedLine ToModel(SapPurchaseOrderItem item, Currency currency) =>
        new()
        {
            Id = SapText.Plain(item.PurchaseOrderItem),
            Description = SapText.OrNull(item.PurchaseOrderItemText),
            MaterialId = SapText.OrNull(item.Material) is { } material ? SapText.Plain(material) : null,
            Quantity = item.OrderQuantity ?? 0,
            Unit = SapText.OrNull(item.PurchaseOrderQuantityUnit),
            UnitPrice = new Money(UnitPriceOf(item), currency),
            IsReceiptExpected = item.GoodsReceiptIsExpected ?? true,
            IsReceiptComplete = item.IsCompletelyDelivered == true,
            IsBillingComplete = item.IsFinallyInvoiced == true || item.InvoiceIsExpected == false,
            IsCanceled = IsCanceled(item),
            Extensions = item.Further,
        };

    public static bool IsCanceled(SapPurchaseOrderItem item) => item.PurchasingDocumentDeletionCode == "L";

    public static Currency CurrencyOf(SapPurchaseOrder order) => Currency.FromService(order.DocumentCurrency);

    public static decimal UnitPriceOf(SapPurchaseOrderItem item) => PriceOf(item, 1);

    /// <summary>The net total of the lines that were not called off.</summary>
    public static Money TotalOf(SapPurchaseOrder order)
    {
        var currency = CurrencyOf(order);
        var total = order
            .Items.Where(static item => !IsCanceled(item))
            .Sum(item => Math.Round(PriceOf(item, item.OrderQuantity ?? 0), currency.Digits, MidpointRounding.AwayFromZero));
        return new Money(total, currency);
    }

    public static bool IsDeleted(SapPurchaseOrder order) => !string.IsNullOrEmpty(order.DeletionCode);

    // Multiplied first and divided once, last: a price for three units has no exact price of one.
    private static decimal PriceOf(SapPurchaseOrderItem item, decimal quantity) =>
        quantity
        * (item.NetPriceAmount ?? 0)
        * Positive(item.OrderPriceUnitToOrderUnitNmrtr)
        / (Positive(item.OrdPriceUnitToOrderUnitDnmntr) * Positive(item.NetPriceQuantity));

    private static decimal Positive(decimal? value) => value is > 0 ? value.Value : 1;

    private static PurchaseOrderStatus StatusOf(SapPurchaseOrder order, IReadOnlyList<OrderedLine> lines)
    {
        if (IsDeleted(order) || (lines.Count > 0 && lines.All(static line => line.IsCanceled)))
        {
            return PurchaseOrderStatus.Canceled;
        }

        if (order.PurchasingCompletenessStatus == true)
        {
            return PurchaseOrderStatus.Draft;
        }

        var status = order.PurchasingProcessingStatus switch
        {
            "01" => PurchaseOrderStatus.Draft,
            "03" or "04" or "26" => PurchaseOrderStatus.PendingApproval,
            "08" => PurchaseOrderStatus.Rejected,
            null or "" or "02" or "05" => PurchaseOrderStatus.Open,
            _ => PurchaseOrderStatus.Unrecognized,
        };
        if (status != PurchaseOrderStatus.Open)
        {
            return status;
        }

        return order.ReleaseIsNotCompleted == true ? PurchaseOrderStatus.PendingApproval
            : lines.Count > 0 && lines.All(IsDone) ? PurchaseOrderStatus.Closed
            : PurchaseOrderStatus.Open;
    }

    private static bool IsDone(OrderedLine line) =>
        line.IsCanceled || ((line.IsReceiptComplete || !line.IsReceiptExpected) && line.IsBillingComplete);

    private static SapPurchaseOrderItem ToWire(PurchaseOrderLine line, int number, PurchaseOrderRequest request, SapOptions options)
    {
        var price = SapPrice.Of(line.UnitPrice);
        var material = SapText.OrNull(line.MaterialId);
        var unit = SapText.OrNull(line.Unit) ?? (material is null ? SapText.OrNull(options.Unit) : null);
        var department = SapText.OrNull(line.Department) ?? SapText.OrNull(request.Department);
        var quantity = SapText.Fitting(line.Quantity, QuantityDecimals, nameof(line.Quantity));
        return new SapPurchaseOrderItem
        {
            PurchaseOrderItem = number.ToString(CultureInfo.InvariantCulture),
            PurchaseOrderItemText = SapText.Fitting(line.Description, TextLength, nameof(line.Description)),
            Plant = SapText.OrNull(options.Plant),
            MaterialGroup = material is null ? SapText.OrNull(options.MaterialGroup) : null,
            Material = material,
            OrderQuantity = quantity,
            PurchaseOrderQuantityUnit = unit,
            NetPriceAmount = price.Amount,
            NetPriceQuantity = price.Units,
            TaxCode = SapText.OrNull(options.TaxCode),
            AccountAssignmentCategory = department is null ? null : SapText.OrNull(options.AccountAssignmentCategory),
            AccountAssignments = department is null
                ? []
                :
                [
                    new SapAccountAssignment
                    {
                        AccountAssignmentNumber = "1",
                        CostCenter = department,
                        GLAccount = SapText.OrNull(line.LedgerAccount),
                    },
                ],
            ScheduleLines = ScheduleOf(line.DeliverBy ?? request.DeliverBy, quantity, options),
            Extensions = line.Extensions,
        };
    }

    private static IReadOnlyList<SapScheduleLine> ScheduleOf(DateOnly? day, decimal quantity, SapOptions options)
    {
        if (day is null)
        {
            return [];
        }

        return options.PurchaseOrderVersion == SapODataVersion.V2
            ?
            [
                new SapScheduleLine
                {
                    ScheduleLine = "1",
                    ScheduleLineDeliveryDate = day,
                    ScheduleLineOrderQuantity = quantity,
                },
            ]
            : throw new ArgumentException(
                "SAP's v4 purchase-order service takes no day of delivery with a new order; leave DeliverBy out, or set PurchaseOrderVersion to V2."
            );
    }
}
