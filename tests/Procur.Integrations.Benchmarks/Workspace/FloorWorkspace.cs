using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Procur.Integrations.Benchmarks.Workspace;

/// <summary>Google Drive and Calendar by hand.</summary>
internal sealed class FloorWorkspace(HttpClient client)
{
    private const string Fields =
        "id,name,mimeType,parents,size,createdTime,modifiedTime,headRevisionId,version,md5Checksum,webViewLink,driveId,trashed,appProperties";

    public async Task<FloorFile?> GetFileAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"drive/v3/files/{Events.File}?supportsAllDrives=true&fields={Fields}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Events.Token);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(FloorWorkspaceJson.Default.FloorFile);
    }

    public async Task<FloorMeeting?> CreateEventAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "calendar/v3/calendars/primary/events?sendUpdates=all");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Events.Token);
        request.Content = JsonContent.Create(
            new FloorMeeting
            {
                Id = Guid.NewGuid().ToString("N"),
                Summary = Events.Title,
                Description = Events.Description,
                Location = Events.Location,
                Start = new FloorTime
                {
                    DateTime = Events.Start.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
                    TimeZone = Events.Zone,
                },
                End = new FloorTime
                {
                    DateTime = Events.End.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
                    TimeZone = Events.Zone,
                },
                Attendees = [new FloorAttendee("person@example.com", "A Person", null)],
                ExtendedProperties = new FloorProperties(
                    new Dictionary<string, string> { ["procurMade"] = "0123456789abcdef0123456789abcdef", ["procurReference"] = "PO-1001" }
                ),
            },
            FloorWorkspaceJson.Default.FloorMeeting
        );
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(FloorWorkspaceJson.Default.FloorMeeting);
    }
}
