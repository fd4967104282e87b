using System.Text.Json.Nodes;

namespace Procur.Integrations.GoogleWorkspace.Tests;

/// <summary>What a connection test says of scopes and of whom the account is.</summary>
public sealed class ConnectionTests : IAsyncLifetime
{
    private SandboxedHost? world;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SandboxedHost World => world!;

    public async ValueTask InitializeAsync() => world = await SandboxedHost.StartAsync(new GoogleFixture(), cancellationToken: Token);

    public ValueTask DisposeAsync() => World.DisposeAsync();

    [Fact]
    public async Task Scopes_that_a_person_has_unticked_are_told()
    {
        await ScopesAsync("granted", $"{GoogleScopes.CalendarEvents} {GoogleScopes.UserEmail}");

        var result = await World.Get<IIntegrationConnector>().TestConnectionAsync(Token);

        Assert.True(result.Succeeded);
        Assert.Equal([GoogleScopes.CalendarReadOnly, GoogleScopes.DriveFile, GoogleScopes.UserProfile], result.MissingScopes);
        Assert.Contains(GoogleScopes.CalendarEvents, result.Message, StringComparison.Ordinal);
        Assert.NotNull(result.Account);
    }

    [Fact]
    public async Task A_wider_scope_stands_for_a_narrower()
    {
        await ScopesAsync("granted", $"{GoogleScopes.Calendar} {GoogleScopes.Drive} {GoogleScopes.UserEmail} {GoogleScopes.UserProfile}");

        Assert.Empty((await World.Get<IIntegrationConnector>().TestConnectionAsync(Token)).MissingScopes);
    }

    [Fact]
    public async Task Without_a_scope_that_tells_it_nobody_knows_whose_account_it_is()
    {
        await ScopesAsync("granted", GoogleScopes.CalendarEvents);

        var result = await World.Get<IIntegrationConnector>().TestConnectionAsync(Token);

        Assert.True(result.Succeeded);
        Assert.Null(result.Account);
    }

    [Fact]
    public async Task A_service_account_with_a_subject_is_that_person_and_without_one_itself()
    {
        var seen = await World.Sandbox.Control.ActAsync(GoogleWorkspaceIntegration.Key, "service-account", cancellationToken: Token);
        World.Host.Set("Integrations:GoogleWorkspace:ServiceAccountKey", seen["keyFile"]!.ToJsonString());
        var itself = await World.Get<IIntegrationConnector>().TestConnectionAsync(Token);
        World.Host.Set("Integrations:GoogleWorkspace:Subject", seen["subject"]!.GetValue<string>());
        var person = await World.Get<IIntegrationConnector>().TestConnectionAsync(Token);

        Assert.True(itself.Succeeded, itself.Message);
        Assert.True(person.Succeeded, person.Message);
        Assert.EndsWith("gserviceaccount.com", itself.Account!.Name!, StringComparison.Ordinal);
        Assert.Equal(seen["subject"]!.GetValue<string>(), person.Account!.Name);
    }

    [Fact]
    public async Task More_scopes_than_were_delegated_are_an_authentication_failure_with_the_services_word()
    {
        var seen = await World.Sandbox.Control.ActAsync(GoogleWorkspaceIntegration.Key, "service-account", cancellationToken: Token);
        World.Host.Set("Integrations:GoogleWorkspace:ServiceAccountKey", seen["keyFile"]!.ToJsonString());
        World.Host.Set("Integrations:GoogleWorkspace:Subject", seen["subject"]!.GetValue<string>());
        await ScopesAsync("delegated", GoogleScopes.CalendarEvents);

        var result = await World.Get<IIntegrationConnector>().TestConnectionAsync(Token);

        Assert.Equal((false, IntegrationErrorKind.Authentication), (result.Succeeded, result.Kind));
        Assert.Contains("unauthorized_client", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_account_of_its_own_cannot_invite()
    {
        var seen = await World.Sandbox.Control.ActAsync(GoogleWorkspaceIntegration.Key, "service-account", cancellationToken: Token);
        World.Host.Set("Integrations:GoogleWorkspace:ServiceAccountKey", seen["keyFile"]!.ToJsonString());

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            World
                .Get<ICalendarProvider>()
                .CreateEventAsync(Google.Meeting() with { Attendees = [new CalendarAttendee("anna@supplier.example")] }, Token)
        );

        Assert.Equal((IntegrationErrorKind.Permission, "forbiddenForServiceAccounts"), (e.Kind, e.ProviderCode));
        Assert.Empty(await World.EffectsAsync(cancellationToken: Token));
    }

    private Task<JsonObject> ScopesAsync(string name, string scopes) =>
        World.Sandbox.Control.ActAsync(
            GoogleWorkspaceIntegration.Key,
            "scopes",
            new JsonObject { [name] = scopes },
            cancellationToken: Token
        );
}
