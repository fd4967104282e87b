using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.GoogleWorkspace.Tests;

/// <summary>What the suites must be told of Google Workspace.</summary>
public sealed class GoogleFixture : IntegrationFixture, ICalendarScript
{
    public override string Integration => GoogleWorkspaceIntegration.Key;

    public override string Section => "GoogleWorkspace";

    public override bool DedupesByKey => true;

    public override Reply Done => Google.Event("5b0f5f2a6c3e4a0f9d8c7b6a59483726");

    public override Reply BadCredential => Google.Refusal(401, "authError", "Invalid Credentials");

    public string EffectOfCreating => "event";

    public string EffectOfChanging => "event-update";

    public string EffectOfDeleting => "event-delete";

    public string EffectOfInviting => "invitation";

    public string EffectOfTelling => "update-notice";

    public string EffectOfCancelling => "cancellation";

    public bool KeepsSilent => true;

    public bool RemindsByEmail => true;

    public string UnknownEventId => "0123456789abcdefghijklmnop";

    public string UnknownCalendarId => "nobody@nowhere.example";

    public TimeSpan QuietPeriod => TimeSpan.FromMinutes(13);

    public override IIntegrationBuilder Add(IServiceCollection services, string? key = null) =>
        key is null ? services.AddGoogleWorkspaceIntegration() : services.AddGoogleWorkspaceIntegration(key);

    public override IReadOnlyDictionary<string, string?> Settings(Uri endpoint, string canary) =>
        new Dictionary<string, string?>
        {
            ["Endpoint"] = endpoint.AbsoluteUri,
            ["TokenEndpoint"] = endpoint.AbsoluteUri,
            ["ClientId"] = "1.apps.googleusercontent.com",
            ["ClientSecret"] = $"GOCSPX-{canary}",
            ["RefreshToken"] = $"1//{canary}",
        };

    public override Task ChangeAsync(IServiceProvider services, string? key, CancellationToken cancellationToken) =>
        services.GetRequiredKeyedService<ICalendarProvider>(key ?? Integration).CreateEventAsync(Google.Meeting(), cancellationToken);

    // Quotas come as a 403 that says so in its reason.
    public override Reply Busy(string? retryAfter = null)
    {
        var reply = Google.Refusal(403, "rateLimitExceeded", "Rate Limit Exceeded");
        return retryAfter is null ? reply : reply.With("Retry-After", retryAfter);
    }

    public override Reply? Aside(ReceivedRequest request) => request?.Path == "/token" ? Google.Token() : null;

    public override string? KeyOf(ReceivedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return JsonNode.Parse(request.Text)?["id"]?.GetValue<string>();
    }

    public override bool Shows(ReceivedRequest request, string canary)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Path == "/token" && request.Text.Contains(canary, StringComparison.Ordinal);
    }

    public JsonObject Daily(int times) => new() { ["recurrence"] = new JsonArray($"RRULE:FREQ=DAILY;COUNT={times}") };

    public async Task<string> OtherCalendarAsync(SandboxedHost host, CancellationToken cancellationToken) =>
        (await CalendarsAsync(host, cancellationToken))[1];

    public async Task<(string Own, string Colleagues)> VisibleCalendarsAsync(SandboxedHost host, CancellationToken cancellationToken)
    {
        var calendars = await CalendarsAsync(host, cancellationToken);
        return (calendars[0], calendars[^1]);
    }

    public async Task<string> PersonAddsAsync(
        SandboxedHost host,
        string? calendarId,
        string title,
        DateTimeOffset start,
        DateTimeOffset end,
        CancellationToken cancellationToken
    )
    {
        var arguments = new JsonObject
        {
            ["summary"] = title,
            ["start"] = new JsonObject { ["dateTime"] = Google.Moment(start) },
            ["end"] = new JsonObject { ["dateTime"] = Google.Moment(end) },
        };
        if (calendarId is not null)
        {
            arguments["calendar"] = calendarId;
        }

        var seen = await ActAsync(host, "add-event", arguments, cancellationToken);
        return seen["event"]!.GetValue<string>();
    }

    public Task PersonRemovesAsync(SandboxedHost host, string eventId, CancellationToken cancellationToken) =>
        ActAsync(host, "remove-event", new JsonObject { ["event"] = eventId }, cancellationToken);

    public Task AttendeeAcceptsAsync(SandboxedHost host, string eventId, string email, CancellationToken cancellationToken) =>
        ActAsync(host, "answer-invitation", new JsonObject { ["event"] = eventId, ["attendee"] = email }, cancellationToken);

    public Task ForgetCursorsAsync(SandboxedHost host, CancellationToken cancellationToken) =>
        ActAsync(host, "forget-sync-tokens", [], cancellationToken);

    private Task<JsonObject> ActAsync(SandboxedHost host, string act, JsonObject arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Sandbox.Control.ActAsync(Integration, act, arguments, cancellationToken: cancellationToken);
    }

    private async Task<List<string>> CalendarsAsync(SandboxedHost host, CancellationToken cancellationToken)
    {
        var seen = await ActAsync(host, "calendars", [], cancellationToken);
        return [.. seen["calendars"]!.AsArray().Select(id => id!.GetValue<string>())];
    }
}
