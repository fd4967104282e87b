using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations;

namespace Procurement.Flow;

/// <summary>The first meeting with the vendor, with invitations.</summary>
internal sealed class ScheduleKickoff : IProcurementStep
{
    private static readonly TimeOnly Start = new(10, 0);
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(45);

    public string Name => "Kick-off";

    public string Service(ProcurementContext context) => "Google Calendar";

    public async Task<StepResult> RunAsync(ProcurementContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var calendars = context.Services.GetRequiredService<ICalendarProvider>();
        var start = NextWorkday(context.Today).ToDateTime(Start);
        var asked = new CalendarEventRequest
        {
            Title = $"Kick-off: {request.Title}",
            Description = $"With {request.Vendor}, on {request.Id}.",
            Start = CalendarTime.InZone(start, request.TimeZone),
            End = CalendarTime.InZone(start + Length, request.TimeZone),
            Attendees = [.. request.Attendees.Select(email => new CalendarAttendee(email))],
            Reminders = [new CalendarReminder(TimeSpan.FromMinutes(30))],
            Reference = request.Reference,
            OperationKey = context.OperationKey("kick-off"),
        };
        var made = await context.SettleAsync(token => calendars.CreateEventAsync(asked, token), cancellationToken);
        return StepResult.Done($"{start:ddd d MMM HH:mm} {request.TimeZone}, {asked.Attendees.Count} invited", made.Ref.EventId);
    }

    private static DateOnly NextWorkday(DateOnly day)
    {
        do
        {
            day = day.AddDays(1);
        } while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);

        return day;
    }
}
