using System.Text.Json;
using Procur.Integrations.Connections;
using Procur.Integrations.GoogleWorkspace;

namespace Procur.Integrations.System.Tests.Wire;

/// <summary>Every request to Google's accounts and calendars against Google's own specification.</summary>
public sealed class GoogleCalendarWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void No_operation_is_without_a_run() =>
        Assert.Equal(
            GoogleAccountOperations.All.Concat(GoogleCalendarOperations.All).Order(StringComparer.Ordinal),
            GoogleCalendarWireCalls.All.Keys.Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task Every_operation_fits_the_documents()
    {
        await using var mock = await SpecMock.StartAsync("google", Token);
        using var connection = Connect(mock);
        await WireRun.AsyncOver(mock, connection, GoogleCalendarWireCalls.All, Token);
    }

    [Fact]
    public async Task A_change_of_times_fits_but_for_the_null_that_the_documents_of_partial_updates_ask_for()
    {
        await using var mock = await SpecMock.StartAsync("google", Token);
        using var connection = Connect(mock);
        var monday = new DateTimeOffset(2030, 12, 2, 9, 0, 0, TimeSpan.Zero);
        var change = new CalendarEventUpdate
        {
            Event = new(null, "0123456789abcdefghijklmnop"),
            Start = CalendarTime.At(monday, "Africa/Nairobi"),
            End = CalendarTime.At(monday.AddHours(1), "Africa/Nairobi"),
        };

        await Assert.ThrowsAsync<IntegrationException>(() => connection.Get<ICalendarProvider>().UpdateEventAsync(change, Token));

        using var wrong = JsonDocument.Parse(Assert.Single(await mock.ViolationsAsync(Token)));
        var paths = wrong.RootElement.GetProperty("violations").EnumerateArray().Select(one => one.GetProperty("path").GetString());
        Assert.Equal(["/end/date", "/start/date"], paths);
    }

    private static StandaloneConnection Connect(SpecMock mock)
    {
        var options = new GoogleWorkspaceOptions
        {
            ClientId = "1.apps.googleusercontent.com",
            ClientSecret = "GOCSPX-wire-test",
            RefreshToken = "1//wire-test",
            Endpoint = mock.Address,
            TokenEndpoint = mock.Address,
        };
        options.Resilience.MaxAttempts = 1;
        return GoogleWorkspaceIntegration.CreateConnection(options);
    }
}
