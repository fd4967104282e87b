namespace Procur.Integrations;

/// <summary>An invoice (<c>invoice_sent</c>): <c>name</c>, <c>invoice_number</c>, <c>amount</c>, <c>due_on</c>, <c>link</c>.</summary>
/// <param name="RecipientName">Who owes it (<c>name</c>).</param>
/// <param name="InvoiceNumber">Its number (<c>invoice_number</c>).</param>
/// <param name="Amount">How much (<c>amount</c>, as <c>1,250.00 KES</c>).</param>
/// <param name="DueOn">By when (<c>due_on</c>).</param>
public sealed record InvoiceSentTemplate(string RecipientName, string InvoiceNumber, Money Amount, DateOnly DueOn) : CatalogueTemplate
{
    /// <inheritdoc />
    public override string Name => "invoice_sent";

    /// <summary>Where it can be seen or paid (<c>link</c>).</summary>
    public Uri? Link { get; init; }

    private protected override IReadOnlyList<TemplateValue> Values =>
        [
            Needed("name", RecipientName),
            Needed("invoice_number", InvoiceNumber),
            Needed("amount", Write(Amount)),
            Needed("due_on", Write(DueOn)),
            Optional("link", Link?.AbsoluteUri),
        ];
}
