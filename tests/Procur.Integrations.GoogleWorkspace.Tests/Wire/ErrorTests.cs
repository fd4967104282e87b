namespace Procur.Integrations.GoogleWorkspace.Tests;

/// <summary>What Google's failures become: the reason first, the status second.</summary>
public sealed class ErrorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int, string, IntegrationErrorKind, bool> Reasons =>
        new()
        {
            { 401, "authError", IntegrationErrorKind.Authentication, false },
            { 403, "insufficientPermissions", IntegrationErrorKind.Permission, false },
            { 403, "forbidden", IntegrationErrorKind.Permission, false },
            { 403, "accessNotConfigured", IntegrationErrorKind.Permission, false },
            { 403, "domainPolicy", IntegrationErrorKind.Permission, false },
            { 403, "cannotModifyInheritedPermission", IntegrationErrorKind.Permission, false },
            { 403, "forbiddenForServiceAccounts", IntegrationErrorKind.Permission, false },
            { 403, "rateLimitExceeded", IntegrationErrorKind.RateLimited, true },
            { 403, "userRateLimitExceeded", IntegrationErrorKind.RateLimited, true },
            { 403, "quotaExceeded", IntegrationErrorKind.RateLimited, true },
            { 403, "sharingRateLimitExceeded", IntegrationErrorKind.RateLimited, true },
            { 429, "rateLimitExceeded", IntegrationErrorKind.RateLimited, true },
            { 403, "storageQuotaExceeded", IntegrationErrorKind.Refused, false },
            { 403, "teamDriveFileLimitExceeded", IntegrationErrorKind.Refused, false },
            { 404, "notFound", IntegrationErrorKind.NotFound, false },
            { 410, "deleted", IntegrationErrorKind.NotFound, false },
            { 409, "conflict", IntegrationErrorKind.Conflict, false },
            { 412, "conditionNotMet", IntegrationErrorKind.Conflict, false },
            { 400, "timeRangeEmpty", IntegrationErrorKind.Validation, false },
            { 500, "backendError", IntegrationErrorKind.Unavailable, true },
            { 503, "backendError", IntegrationErrorKind.Unavailable, true },
            // Words of tomorrow: the status says what kind it is.
            { 400, "tomorrowsWord", IntegrationErrorKind.Validation, false },
            { 403, "tomorrowsWord", IntegrationErrorKind.Permission, false },
            { 418, "tomorrowsWord", IntegrationErrorKind.Validation, false },
            { 502, "tomorrowsWord", IntegrationErrorKind.Unavailable, true },
        };

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task A_reason_is_a_kind_of_failure(int status, string reason, IntegrationErrorKind kind, bool isTransient)
    {
        await using var server = GoogleHost.Server(_ => Google.Refusal(status, reason, "No."));
        await using var host = GoogleHost.Create(server, options => options.Resilience.MaxAttempts = 1);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<ICalendarProvider>().UpdateEventAsync(new CalendarEventUpdate { Event = new(null, "e1"), Title = "x" }, Token)
        );

        Assert.Equal((kind, isTransient, reason, status), (e.Kind, e.IsTransient, e.ProviderCode, e.StatusCode));
        Assert.Equal(status >= 500, e.OutcomeUnknown);
    }

    [Fact]
    public async Task A_refused_token_is_fetched_anew_once()
    {
        var tokens = 0;
        await using var server = GoogleHost.Server(
            request => request.Header("Authorization") == "Bearer ya29.1" ? Google.Refusal(401, "authError", "Invalid Credentials") : null,
            _ => Google.Token(token: $"ya29.{++tokens}")
        );
        await using var host = GoogleHost.Create(server);

        await host.Get<ICalendarProvider>().GetEventAsync(new(null, "e1"), Token);

        Assert.Equal(2, tokens);
        Assert.Equal(2, server.Calls().Count);
    }

    [Theory]
    [InlineData("""{"error":{"code":403}}""")]
    [InlineData("""{"error":"forbidden"}""")]
    [InlineData("""{"error":{"errors":{}}}""")]
    [InlineData("""{"error":{"errors":[1,{"reason":7}]}}""")]
    [InlineData("{}")]
    public async Task An_error_that_is_not_as_documented_is_told_by_its_status(string body)
    {
        await using var server = GoogleHost.Server(_ => Reply.Json(body, 403));
        await using var host = GoogleHost.Create(server);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<ICalendarProvider>().GetEventAsync(new(null, "e1"), Token));

        Assert.Equal(IntegrationErrorKind.Permission, e.Kind);
    }

    [Fact]
    public async Task An_API_that_is_not_enabled_is_told_with_the_remedy()
    {
        await using var server = GoogleHost.Server(_ => Google.Refusal(403, "accessNotConfigured", "Access Not Configured."));
        await using var host = GoogleHost.Create(server);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<ICalendarProvider>().GetEventAsync(new(null, "e1"), Token));

        Assert.Contains("Enable the API", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_persons_quota_is_kept_over_all_operations_together()
    {
        await using var server = GoogleHost.Server(_ => Reply.Json("{}"));
        await using var host = GoogleHost.Create(server);
        var query = new CalendarEventQuery { Start = Google.Monday, End = Google.Monday.AddDays(1) };
        for (var i = 0; i < 150; i++)
        {
            await host.Get<ICalendarProvider>().ListCalendarsAsync(new CalendarQuery(), Token);
            await host.Get<ICalendarProvider>().ListEventsAsync(query, Token);
        }

        Assert.Empty(host.Time.Waits);
        await host.Get<ICalendarProvider>().ListEventsAsync(query, Token);
        Assert.NotEmpty(host.Time.Waits);
    }
}
