using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.AspNetCore.Tests.Hosting;

namespace Procur.Integrations.AspNetCore.Tests.Administration;

public sealed class ProtectionTests
{
    [Fact]
    public async Task Without_authorization_they_are_not_built()
    {
        await using var app = Build("Development");
        app.MapIntegrationAdministration();
        var e = Assert.Throws<InvalidOperationException>(() => Endpoints(app));
        Assert.Contains(".RequireAuthorization(", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_are_open_to_anybody_in_development_alone()
    {
        await using var production = Build("Production");
        production.MapIntegrationAdministration().AllowAnonymous();
        var e = Assert.Throws<InvalidOperationException>(() => Endpoints(production));
        Assert.Contains("Development alone", e.Message, StringComparison.Ordinal);

        await using var development = Build("Development");
        development.MapIntegrationAdministration().AllowAnonymous();
        Assert.NotEmpty(Endpoints(development));
    }

    [Fact]
    public async Task Every_one_of_them_has_the_policy_that_was_asked_for()
    {
        await using var app = Build("Production");
        app.MapIntegrationAdministration().RequireAuthorization("operators");
        var endpoints = Endpoints(app);
        Assert.InRange(endpoints.Count, 20, 100);
        Assert.All(endpoints, one => Assert.Equal("operators", Assert.Single(one.Metadata.GetOrderedMetadata<IAuthorizeData>()).Policy));
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_kept_out()
    {
        await using var app = await AdminApp.StartAsync();
        app.Host.Http.DefaultRequestHeaders.Remove("Authorization");
        using var answer = await app.Host.SendAsync(new HttpRequestMessage(HttpMethod.Get, AdminApp.Prefix + "/connections"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(0, answer.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task The_page_of_another_site_cannot_use_a_persons_session(string site)
    {
        await using var app = await AdminApp.StartAsync();
        app.Host.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
        await app.PostAsync("/cache/clear", expected: HttpStatusCode.Forbidden);
        Assert.Empty(app.Audit);
    }

    [Fact]
    public async Task The_host_may_name_who_asks()
    {
        await using var app = await WebhookApp.StartAsync(
            settings: new() { ["ENCRYPTION_KEY"] = "a key of exactly 32 characters.." },
            build: static builder => TestScheme.Add(builder),
            use: static app =>
                app.MapIntegrationAdministration("/ops", static context => $"host:{context.Request.Headers["X-Person"]}")
                    .RequireAuthorization()
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, "/ops/cache/clear");
        request.Headers.Add("Authorization", TestScheme.Name);
        request.Headers.Add("X-Person", "7");
        using var answer = await app.SendAsync(request);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("host:7", Assert.Single(app.Audit.Records).Actor);
    }

    [Fact]
    public async Task A_host_without_integrations_is_told_so()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        Assert.Throws<InvalidOperationException>(() => app.MapIntegrationAdministration());
    }

    private static WebApplication Build(string environment)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Services.AddAuthorization();
        new FakeService().Add(builder.Services);
        return builder.Build();
    }

    private static List<Endpoint> Endpoints(WebApplication app) =>
        [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)];
}
