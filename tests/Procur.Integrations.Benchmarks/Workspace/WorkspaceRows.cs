using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.Benchmarks.Workspace;

/// <summary>Google Drive and Calendar.</summary>
internal static class WorkspaceRows
{
    public static void Add(IServiceCollection services, Uri address) =>
        services
            .AddGoogleWorkspaceIntegration(options =>
            {
                options.ClientId = "benchmark.apps.googleusercontent.com";
                options.ClientSecret = "benchmark";
                options.RefreshToken = "benchmark";
                options.Endpoint = address;
                options.TokenEndpoint = address;
            })
            .ConfigureResilience(CallBenchmark.Unlimited);

    public static IEnumerable<Row> Of(HttpClient client, IServiceProvider services)
    {
        var floor = new FloorWorkspace(client);
        var files = services.GetRequiredService<IFileStorage>();
        var calendar = services.GetRequiredService<ICalendarProvider>();
        yield return new("Google files.get", floor.GetFileAsync, () => files.GetAsync(Events.File));
        yield return new(
            "Google create event",
            floor.CreateEventAsync,
            () =>
                calendar.CreateEventAsync(
                    new CalendarEventRequest
                    {
                        Title = Events.Title,
                        Description = Events.Description,
                        Location = Events.Location,
                        Start = CalendarTime.At(Events.Start, Events.Zone),
                        End = CalendarTime.At(Events.End, Events.Zone),
                        Attendees = [new CalendarAttendee("person@example.com") { Name = "A Person" }],
                        Reference = "PO-1001",
                    }
                )
        )
        {
            // The stamp by which it is known again, and its answer's 1.3 KB.
            Above = 0.45,
        };
    }
}
