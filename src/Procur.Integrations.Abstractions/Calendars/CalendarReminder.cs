namespace Procur.Integrations;

/// <summary>A reminder of the calendar's owner.</summary>
/// <param name="Before">How long before the start; whole minutes.</param>
/// <param name="Channel">How.</param>
public sealed record CalendarReminder(TimeSpan Before, ReminderChannel Channel = ReminderChannel.Popup);
