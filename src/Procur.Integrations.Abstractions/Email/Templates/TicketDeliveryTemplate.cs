namespace Procur.Integrations;

/// <summary>A ticket (<c>ticket_delivery</c>): <c>name</c>, <c>event</c>, <c>starts_at</c>, <c>ticket_number</c>, <c>place</c>, <c>link</c>.</summary>
/// <param name="RecipientName">Whose ticket (<c>name</c>).</param>
/// <param name="EventName">For what (<c>event</c>).</param>
/// <param name="StartsAt">When it begins (<c>starts_at</c>).</param>
/// <param name="TicketNumber">The ticket's number (<c>ticket_number</c>).</param>
public sealed record TicketDeliveryTemplate(string RecipientName, string EventName, DateTimeOffset StartsAt, string TicketNumber)
    : CatalogueTemplate
{
    /// <inheritdoc />
    public override string Name => "ticket_delivery";

    /// <summary>Where it is (<c>place</c>).</summary>
    public string? Place { get; init; }

    /// <summary>Where the ticket can be had (<c>link</c>).</summary>
    public Uri? Link { get; init; }

    private protected override IReadOnlyList<TemplateValue> Values =>
        [
            Needed("name", RecipientName),
            Needed("event", EventName),
            Needed("starts_at", Write(StartsAt)),
            Needed("ticket_number", TicketNumber),
            Optional("place", Place),
            Optional("link", Link?.AbsoluteUri),
        ];
}
