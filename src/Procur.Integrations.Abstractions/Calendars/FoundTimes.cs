namespace Procur.Integrations;

/// <summary>When all are free.</summary>
/// <param name="Times">The longest stretches in which everybody whose times are known is free, each at least as long as was asked, in order (UTC).</param>
/// <param name="Schedules">What the service says of each calendar, in the order asked.</param>
public sealed record FoundTimes(IReadOnlyList<TimeSlot> Times, IReadOnlyList<CalendarSchedule> Schedules)
{
    /// <summary>Whether the times of all are known. False means that somebody may be busy at one of <see cref="Times"/>.</summary>
    public bool IsComplete => Schedules.All(static schedule => schedule.IsKnown);
}
