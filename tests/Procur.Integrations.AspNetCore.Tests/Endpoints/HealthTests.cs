using System.Net;
using Microsoft.AspNetCore.Builder;
using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.AspNetCore.Tests.Hosting;

namespace Procur.Integrations.AspNetCore.Tests.Endpoints;

public sealed class HealthTests
{
    private const string All = "/api/v1/integrations/health/";

    [Fact]
    public async Task The_answer_has_the_shape_that_callers_know()
    {
        var broken = new FakeService
        {
            Key = "broken",
            WhoAmI = static () => Task.FromResult(new ConnectionTestResult(false, "the service's key was refused")),
        };
        await using var app = await WebhookApp.StartAsync(
            with: builder =>
            {
                broken.Add(builder.Services);
                new FakeService { Key = "bare" }.Add(builder.Services);
                new FakeService { Key = "off" }.Add(builder.Services);
                new FakeService().Add(builder.Services, "eu");
            },
            settings: new()
            {
                ["Integrations:broken:ApiKey"] = "key",
                ["Integrations:off:ApiKey"] = "key",
                ["Integrations:off:Enabled"] = "false",
                ["Integrations:fake:Accounts:eu:ApiKey"] = "key",
            },
            use: static app => app.MapIntegrationHealth(allowAnonymous: true)
        );
        var expected = """
            {"success":true,"integrations":{
            "fake":{"configured":true,"active":true,"connection":[true,"Fake Service connection successful"]},
            "broken":{"configured":true,"active":true,"connection":[false,"the service's key was refused"]},
            "bare":{"configured":false,"active":true,"connection":[false,"ApiKey is not set; set Integrations:bare:ApiKey"]},
            "off":{"configured":true,"active":false,"connection":[false,"Fake Service is switched off"]},
            "eu":{"configured":true,"active":true,"connection":[true,"Fake Service connection successful"]}
            },"generated_at":"2026-01-05T12:00:00Z"}
            """.ReplaceLineEndings("");
        Assert.Equal(expected, await TextAsync(app, All));
        Assert.Equal(expected, await TextAsync(app, All.TrimEnd('/')));
    }

    [Fact]
    public async Task One_is_asked_alone_by_its_key()
    {
        var other = new FakeService { Key = "other" };
        await using var app = await WebhookApp.StartAsync(
            with: builder => other.Add(builder.Services),
            use: static app => app.MapIntegrationHealth(allowAnonymous: true)
        );
        Assert.Equal(
            """{"success":true,"integrations":{"fake":{"configured":true,"active":true,"connection":[true,"Fake Service connection successful"]}},"generated_at":"2026-01-05T12:00:00Z"}""",
            await TextAsync(app, All + "fake/")
        );
        Assert.Equal((1, 0), (app.Service.Questions, other.Questions));
        using var nothing = await app.Http.GetAsync(new Uri(All + "nothing/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    [Fact]
    public async Task What_lacks_settings_or_is_off_is_not_asked()
    {
        await using var app = await WebhookApp.StartAsync(
            settings: new() { ["Integrations:fake:Enabled"] = "false" },
            use: static app => app.MapIntegrationHealth(allowAnonymous: true)
        );
        await TextAsync(app, All);
        Assert.Equal(0, app.Service.Questions);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_holds_the_report_up_for_ten_seconds_at_most()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var service = new FakeService
        {
            WhoAmI = () =>
            {
                asked.TrySetResult();
                return new TaskCompletionSource<ConnectionTestResult>().Task;
            },
        };
        await using var app = await WebhookApp.StartAsync(service, use: static app => app.MapIntegrationHealth(allowAnonymous: true));
        var report = TextAsync(app, All);
        // The host has timers of its own: none of them is to be taken for the report's.
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        app.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Contains("""[false,"Fake Service did not answer within 10 seconds"]""", await report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_may_ask_without_the_hosts_leave()
    {
        await using var app = await WebhookApp.StartAsync(
            build: static builder => TestScheme.Add(builder),
            use: static app =>
            {
                app.UseAuthentication().UseAuthorization();
                app.MapIntegrationHealth();
            }
        );
        foreach (var path in (string[])[All, All + "fake/"])
        {
            using var stranger = await app.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        }

        Assert.Equal(0, app.Service.Questions);
        app.Http.DefaultRequestHeaders.Authorization = new(TestScheme.Name);
        Assert.Contains("fake", await TextAsync(app, All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_without_authorization_does_not_serve_it_by_accident()
    {
        await using var app = await WebhookApp.StartAsync(use: static app => app.MapIntegrationHealth());
        using var response = await app.Http.GetAsync(new Uri(All, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal(0, app.Service.Questions);
    }

    private static Task<string> TextAsync(WebhookApp app, string path) =>
        app.Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
}
