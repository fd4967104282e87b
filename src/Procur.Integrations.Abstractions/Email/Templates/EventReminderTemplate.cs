namespace Procur.Integrations;

/// <summary>Something begins soon (<c>event_reminder</c>): <c>name</c>, <c>event</c>, <c>starts_at</c>, <c>place</c>, <c>link</c>.</summary>
/// <param name="RecipientName">Who is reminded (<c>name</c>).</param>
/// <param name="EventName">Of what (<c>event</c>).</param>
/// <param name="StartsAt">When it begins (<c>starts_at</c>).</param>
public sealed record EventReminderTemplate(string RecipientName, string EventName, DateTimeOffset StartsAt) : CatalogueTemplate
{
    /// <inheritdoc />
    public override string Name => "event_reminder";

    /// <summary>Where it is (<c>place</c>).</summary>
    public string? Place { get; init; }

    /// <summary>Where more can be seen (<c>link</c>).</summary>
    public Uri? Link { get; init; }

    private protected override IReadOnlyList<TemplateValue> Values =>
        [
            Needed("name", RecipientName),
            Needed("event", EventName),
            Needed("starts_at", Write(StartsAt)),
            Optional("place", Place),
            Optional("link", Link?.AbsoluteUri),
        ];
}
