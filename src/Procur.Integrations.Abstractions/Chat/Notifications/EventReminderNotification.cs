namespace Procur.Integrations;

/// <summary>An event begins soon (<c>event_reminder</c>).</summary>
/// <param name="Event">Its name.</param>
/// <param name="StartsAt">When it begins.</param>
public sealed record EventReminderNotification(string Event, DateTimeOffset StartsAt) : ChatNotification
{
    /// <inheritdoc />
    public override string Type => "event_reminder";

    /// <summary>Where it is.</summary>
    public string? Location { get; init; }

    /// <summary>More of it.</summary>
    public string? Description { get; init; }

    /// <inheritdoc />
    protected override string Title => "Event reminder";

    /// <inheritdoc />
    protected override ChatText Text => Description is null ? ChatText.Bold(Event) : ChatText.Bold(Event) + "\n" + Description;

    /// <inheritdoc />
    protected override IEnumerable<ChatField> Fields => [.. Field("Starts", Write(StartsAt)), .. Field("Location", Location)];
}
