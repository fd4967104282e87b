namespace Procur.Integrations;

/// <summary>A stretch of time.</summary>
/// <param name="Start">Its start.</param>
/// <param name="End">Its end, which no longer belongs to it.</param>
public readonly record struct TimeSlot(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>How long it is.</summary>
    public TimeSpan Length => End - Start;

    /// <summary>The stretches of a window that nothing occupies, each at least as long as asked, in order (UTC).</summary>
    /// <param name="window">The window.</param>
    /// <param name="busy">What occupies it, in any order; stretches may overlap and reach beyond it.</param>
    /// <param name="shortest">How long one must be to be of use.</param>
    public static IReadOnlyList<TimeSlot> FreeIn(TimeSlot window, IEnumerable<TimeSlot> busy, TimeSpan shortest)
    {
        ArgumentNullException.ThrowIfNull(busy);
        var free = new List<TimeSlot>();
        var from = window.Start;
        foreach (var slot in busy.Where(slot => slot.Start < window.End && slot.End > window.Start).OrderBy(static slot => slot.Start))
        {
            Keep(slot.Start);
            from = slot.End > from ? slot.End : from;
        }

        Keep(window.End);
        return free;

        void Keep(DateTimeOffset until)
        {
            if (until > from && until - from >= shortest)
            {
                free.Add(new TimeSlot(from.ToUniversalTime(), until.ToUniversalTime()));
            }
        }
    }
}
