using System.Globalization;

namespace Procur.Integrations;

/// <summary>Somebody registered for an event (<c>registration_received</c>).</summary>
/// <param name="Event">The event.</param>
/// <param name="Registrant">Who registered.</param>
public sealed record RegistrationReceivedNotification(string Event, ChatText Registrant) : ChatNotification
{
    /// <inheritdoc />
    public override string Type => "registration_received";

    /// <summary>What kind of ticket.</summary>
    public string? Ticket { get; init; }

    /// <summary>For how many.</summary>
    public int? Places { get; init; }

    /// <summary>What is paid or to be paid.</summary>
    public Money? Amount { get; init; }

    /// <inheritdoc />
    protected override string Title => "Registration received";

    /// <inheritdoc />
    protected override ChatText Text => Registrant + " registered for " + ChatText.Bold(Event);

    /// <inheritdoc />
    protected override IEnumerable<ChatField> Fields =>
        [
            .. Field("Ticket", Ticket),
            .. Field("Places", Places?.ToString(CultureInfo.InvariantCulture)),
            .. Field("Amount", Amount is { } amount ? Write(amount) : null),
        ];
}
