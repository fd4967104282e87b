namespace Procur.Integrations;

/// <summary>A payment has been taken (<c>payment_receipt</c>): <c>name</c>, <c>receipt_number</c>, <c>amount</c>, <c>paid_at</c>, <c>method</c>, <c>link</c>.</summary>
/// <param name="RecipientName">Who paid (<c>name</c>).</param>
/// <param name="ReceiptNumber">The receipt's number (<c>receipt_number</c>).</param>
/// <param name="Amount">How much (<c>amount</c>, as <c>1,250.00 KES</c>).</param>
/// <param name="PaidAt">When (<c>paid_at</c>).</param>
public sealed record PaymentReceiptTemplate(string RecipientName, string ReceiptNumber, Money Amount, DateTimeOffset PaidAt)
    : CatalogueTemplate
{
    /// <inheritdoc />
    public override string Name => "payment_receipt";

    /// <summary>By what (<c>method</c>): a card's kind, a wallet.</summary>
    public string? Method { get; init; }

    /// <summary>Where it can be seen (<c>link</c>).</summary>
    public Uri? Link { get; init; }

    private protected override IReadOnlyList<TemplateValue> Values =>
        [
            Needed("name", RecipientName),
            Needed("receipt_number", ReceiptNumber),
            Needed("amount", Write(Amount)),
            Needed("paid_at", Write(PaidAt)),
            Optional("method", Method),
            Optional("link", Link?.AbsoluteUri),
        ];
}
