namespace Procur.Integrations.Sandbox.Sap.Model;

/// <summary>The entities as far as the stand-in knows them, by the names of the services' metadata.</summary>
/// <param name="Name">What it is called here.</param>
/// <param name="Fields">The fields.</param>
internal sealed record SapSchema(string Name, IReadOnlyDictionary<string, SapField> Fields)
{
    public static SapSchema Assignment { get; } =
        new(
            "AccountAssignment",
            Of(
                "AccountAssignmentNumber:2 CostCenter:10 GLAccount:10 WBSElement:24 OrderID:12 ProfitCenter:10 DocumentCurrency:5",
                "Quantity MultipleAcctAssgmtDistrPercent"
            )
        );

    public static SapSchema Schedule { get; } =
        new("ScheduleLine", Of("ScheduleLine:4", "ScheduleLineOrderQuantity", "ScheduleLineDeliveryDate"));

    public static SapSchema OrderItem { get; } =
        new(
            "PurchaseOrderItem",
            Of(
                "PurchaseOrder:10 PurchaseOrderItem:5* PurchasingDocumentDeletionCode:1 PurchaseOrderItemText:40 Plant:4 StorageLocation:4 MaterialGroup:9 PurchaseOrderQuantityUnit:3 OrderPriceUnit:3 DocumentCurrency:5 TaxCode:2 AccountAssignmentCategory:1 PurchaseOrderItemCategory:1 Material:40 ProductType:2 ProductTypeCode:2 BaseUnit:3 RequisitionerName:12",
                "OrderQuantity OrderPriceUnitToOrderUnitNmrtr OrdPriceUnitToOrderUnitDnmntr NetPriceAmount NetPriceQuantity OverdelivTolrtdLmtRatioInPct UnderdelivTolrtdLmtRatioInPct OrderItemQtyToBaseQtyNmrtr OrderItemQtyToBaseQtyDnmntr",
                flags: "IsCompletelyDelivered IsFinallyInvoiced GoodsReceiptIsExpected InvoiceIsExpected InvoiceIsGoodsReceiptBased UnlimitedOverdeliveryIsAllowed"
            )
        )
        {
            OnlyV4 = ["DocumentCurrency", "ProductTypeCode", "BaseUnit", "OrderItemQtyToBaseQtyNmrtr", "OrderItemQtyToBaseQtyDnmntr"],
            OnlyV2 = ["ProductType"],
            Children =
            [
                new("AccountAssignments", "to_AccountAssignment", "_PurOrdAccountAssignment", Assignment),
                new("ScheduleLines", "to_ScheduleLine", null, Schedule),
            ],
        };

    public static SapSchema Order { get; } =
        new(
            "PurchaseOrder",
            Of(
                "PurchaseOrder:10 CompanyCode:4 PurchaseOrderType:4 PurchasingDocumentDeletionCode:1 PurchaseOrderDeletionCode:1 PurchasingProcessingStatus:2 CreatedByUser:12 Supplier:10* InvoicingParty:10* PurchasingOrganization:4 PurchasingGroup:3 DocumentCurrency:5 CorrespncExternalReference:12 CorrespncInternalReference:12 PaymentTerms:4 Language:2",
                "",
                "PurchaseOrderDate CreationDate",
                "ReleaseIsNotCompleted PurchasingCompletenessStatus"
            )
        )
        {
            OnlyV4 = ["PurchaseOrderDeletionCode"],
            OnlyV2 = ["PurchasingDocumentDeletionCode"],
            Children = [new("Items", "to_PurchaseOrderItem", "_PurchaseOrderItem", OrderItem)],
        };

    public static SapSchema InvoiceItem { get; } =
        new(
            "SuplrInvcItemPurOrdRef",
            Of(
                "SupplierInvoice:10 FiscalYear:4 SupplierInvoiceItem:6 PurchaseOrder:10 PurchaseOrderItem:5* ReferenceDocument:10 ReferenceDocumentFiscalYear:4 ReferenceDocumentItem:4 IsSubsequentDebitCredit:1 TaxCode:2 DocumentCurrency:5 PurchaseOrderQuantityUnit:3",
                "SupplierInvoiceItemAmount QuantityInPurchaseOrderUnit"
            )
        );

    public static SapSchema InvoiceTax { get; } =
        new("SupplierInvoiceTax", Of("TaxCode:2 DocumentCurrency:5", "TaxAmount TaxBaseAmountInTransCrcy"));

    public static SapSchema LedgerItem { get; } =
        new(
            "SupplierInvoiceItemGLAcct",
            Of(
                "SupplierInvoiceItem:4 GLAccount:10 CostCenter:10 TaxCode:2 DocumentCurrency:5 DebitCreditCode:1",
                "SupplierInvoiceItemAmount"
            )
        );

    public static SapSchema Invoice { get; } =
        new(
            "SupplierInvoice",
            Of(
                "SupplierInvoice:10 FiscalYear:4 CompanyCode:4 SupplierInvoiceIDByInvcgParty:16 InvoicingParty:10* DocumentCurrency:5 DocumentHeaderText:25 PaymentTerms:4 PaymentBlockingReason:1 AccountingDocumentType:2 SupplierInvoiceStatus:1 SupplierInvoiceIsCreditMemo:1 ReverseDocument:10 ReverseDocumentFiscalYear:4",
                "InvoiceGrossAmount UnplannedDeliveryCost NetPaymentDays CashDiscount1Days CashDiscount2Days",
                "DocumentDate PostingDate CreationDate DueCalculationBaseDate",
                "TaxIsCalculatedAutomatically IsReversal IsReversed"
            )
        )
        {
            Children =
            [
                new("Items", "to_SuplrInvcItemPurOrdRef", null, InvoiceItem),
                new("Taxes", "to_SupplierInvoiceTax", null, InvoiceTax),
                new("LedgerItems", "to_SupplierInvoiceItemGLAcct", null, LedgerItem),
            ],
        };

    public static SapSchema Movement { get; } =
        new(
            "MaterialDocumentItem",
            Of(
                "MaterialDocument:10 MaterialDocumentYear:4 MaterialDocumentItem:4 GoodsMovementType:3 DebitCreditCode:1 PurchaseOrder:10 PurchaseOrderItem:5* EntryUnit:3 MaterialBaseUnit:3 ReversedMaterialDocument:10 ReversedMaterialDocumentYear:4 ReversedMaterialDocumentItem:4",
                "QuantityInEntryUnit QuantityInBaseUnit"
            )
        );

    public static SapSchema Supplier { get; } =
        new("Supplier", Of("Supplier:10* SupplierName:80", "", flags: "PurchasingIsBlocked PostingIsBlocked DeletionIndicator"));

    public static SapSchema Budget { get; } =
        new(
            "BudgetAvailability",
            Of("CostCenter:10 FiscalYear:4 CompanyCode:4 GLAccount:10 Currency:5", "BudgetAmount CommittedAmount ActualAmount")
        );

    /// <summary>Fields that v4 alone has.</summary>
    public IReadOnlyList<string> OnlyV4 { get; init; } = [];

    /// <summary>Fields that v2 alone has.</summary>
    public IReadOnlyList<string> OnlyV2 { get; init; } = [];

    /// <summary>The lists within it.</summary>
    public IReadOnlyList<SapChild> Children { get; init; } = [];

    /// <summary>A field by its name; a customer's own are text.</summary>
    public SapField? Find(string name, bool isV4) =>
        (isV4 ? OnlyV2 : OnlyV4).Contains(name) ? null
        : Fields.TryGetValue(name, out var field) ? field
        : name.StartsWith("YY1_", StringComparison.Ordinal) || name.StartsWith("ZZ", StringComparison.Ordinal)
            ? new SapField(SapFieldKind.Text, 255)
        : null;

    private static Dictionary<string, SapField> Of(string texts, string decimals, string dates = "", string flags = "")
    {
        var fields = new Dictionary<string, SapField>(StringComparer.Ordinal);
        foreach (var text in texts.Split(' '))
        {
            var parts = text.TrimEnd('*').Split(':');
            fields[parts[0]] = new SapField(SapFieldKind.Text, int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture))
            {
                IsPadded = text.EndsWith('*'),
            };
        }

        Add(decimals, SapFieldKind.Decimal);
        Add(dates, SapFieldKind.Date);
        Add(flags, SapFieldKind.Flag);
        return fields;

        void Add(string names, SapFieldKind kind)
        {
            foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                fields[name] = new SapField(kind);
            }
        }
    }
}
