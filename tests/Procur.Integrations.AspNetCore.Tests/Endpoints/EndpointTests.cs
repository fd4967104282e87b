using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.AspNetCore.Tests.Hosting;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Tests.Endpoints;

public sealed partial class EndpointTests
{
    private readonly Handlings<FakePaid> handled = new();

    [Fact]
    public async Task Every_kind_of_address_leads_to_its_connection()
    {
        await using var app = await App(
            settings: new() { ["Integrations:fake:Accounts:eu:SigningSecret"] = "eu_secret" },
            with: builder => new FakeService().Add(builder.Services, "eu").AddWebhookHandler<FakePaid>(handled.HandleAsync),
            use: app => app.MapIntegrationWebhooks("/webhooks")
        );
        await app.SaveAsync("acme", "acme_secret");
        await app.SaveAsync("acme", "second_secret", "second");
        var ticket = await app.TicketAsync();
        (string Path, string Secret)[] addresses =
        [
            ("/api/webhooks/fake", FakeWebhook.Secret),
            ("/api/webhooks/fake/", FakeWebhook.Secret),
            ("/webhooks/fake", FakeWebhook.Secret),
            ("/api/webhooks/fake/-/eu", "eu_secret"),
            ("/api/webhooks/fake/acme", "acme_secret"),
            ("/api/webhooks/fake/acme/second", "second_secret"),
            ($"/api/webhooks/c/{ticket.Token}", FakeWebhook.Secret),
        ];
        for (var i = 0; i < addresses.Length; i++)
        {
            using var response = await app.PostAsync(new FakeWebhook($"evt_{i}") { SignedWith = addresses[i].Secret }, addresses[i].Path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal(
            ["/default", "/default", "/default", "/eu", "acme/default", "acme/second", "/default"],
            handled.Seen.Select(seen => $"{seen.Source.Tenant}/{seen.Source.Connection}")
        );
    }

    [Fact]
    public async Task A_refusal_is_401_without_a_body_even_where_the_host_writes_error_pages()
    {
        await using var app = await App(use: app => app.UseStatusCodePages());
        using var response = await app.PostAsync(new FakeWebhook("evt_1") { SignedWith = "wrong" });
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(0, response.Content.Headers.ContentLength);
        Assert.Null(response.Content.Headers.ContentType);
        using var other = await app.Http.GetAsync(new Uri("/elsewhere", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.NotEqual(0, other.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task An_integration_that_is_not_there_is_404_and_a_method_that_is_not_meant_405()
    {
        await using var app = await App();
        using var unknown = await app.PostAsync(new FakeWebhook("evt_1"), "/api/webhooks/nothing");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var put = await app.PostAsync(new FakeWebhook("evt_1") { Method = "PUT" });
        Assert.Equal(HttpStatusCode.MethodNotAllowed, put.StatusCode);
    }

    [Fact]
    public async Task A_handshake_gets_its_answer_by_POST_and_by_GET()
    {
        await using var app = await App();
        foreach (var method in (string[])["POST", "GET"])
        {
            using var response = await app.PostAsync(new FakeWebhook("") { Challenge = "3eZbrw1aBm2r", Method = method });
            Assert.Equal("3eZbrw1aBm2r", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task Forged_and_true_callbacks_are_answered_byte_for_byte_the_same()
    {
        await using var app = await App(new FakeService { Scope = WebhookScope.Address });
        var ticket = await app.TicketAsync();
        var webhook = new FakeWebhook("evt_1") { SignedWith = null };
        var answers = new List<string>();
        foreach (var token in (string[])[ticket.Token, new string('f', ticket.Token.Length), "x"])
        {
            using var raw = await RawHttp.ConnectAsync(app.Address);
            var path = $"/api/webhooks/c/{token}";
            await raw.SendAsync(RawHttp.Head(path, webhook, app.Time.GetUtcNow(), RawHttp.Length(webhook.Body.Length)) + webhook.Body);
            answers.Add(DateLine().Replace(await raw.ReadToEndAsync(), ""));
        }

        Assert.StartsWith("HTTP/1.1 200 OK\r\n", answers[0], StringComparison.Ordinal);
        Assert.EndsWith("""{"taken":true}""", answers[0], StringComparison.Ordinal);
        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.Single(handled.Seen);
        Assert.Equal(3, app.Service.Verifications);
    }

    [Fact]
    public async Task A_host_that_authorizes_everything_lets_webhooks_through()
    {
        await using var app = await App(
            build: builder => TestScheme.Add(builder, policy => policy.FallbackPolicy = policy.DefaultPolicy),
            use: app => app.UseAuthentication().UseAuthorization()
        );
        using var response = await app.PostAsync(new FakeWebhook("evt_1"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_source_that_calls_too_often_is_sent_away_before_anything_is_verified()
    {
        await using var app = await App(settings: Limited);
        using var first = await app.PostAsync(new FakeWebhook("evt_1"));
        var again = new FakeWebhook("evt_2").ToRequest("/api/webhooks/fake", app.Time.GetUtcNow());
        again.Headers.Add("X-Forwarded-For", "192.0.2.77");
        using var second = await app.SendAsync(again);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.Equal("1", second.Headers.RetryAfter?.ToString());
        Assert.Equal(1, app.Service.Verifications);
        app.Time.Advance(TimeSpan.FromSeconds(1));
        using var third = await app.PostAsync(new FakeWebhook("evt_2"));
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_the_caller_counts_and_not_the_proxy()
    {
        await using var app = await App(
            settings: Limited,
            use: app => app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All })
        );
        var statuses = new List<HttpStatusCode>();
        foreach (var source in (string[])["192.0.2.1", "192.0.2.2", "192.0.2.1"])
        {
            var request = new FakeWebhook($"evt_{statuses.Count}").ToRequest("/api/webhooks/fake", app.Time.GetUtcNow());
            request.Headers.Add("X-Forwarded-For", source);
            using var response = await app.SendAsync(request);
            statuses.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);
    }

    [Fact]
    public async Task A_caller_that_hangs_up_while_it_is_handled_finds_the_result_when_it_comes_again()
    {
        await using var app = await App();
        var gate = new TaskCompletionSource();
        handled.Then = (_, _) => gate.Task;
        var webhook = new FakeWebhook("evt_1");
        using (var raw = await RawHttp.ConnectAsync(app.Address))
        {
            await raw.SendAsync(
                RawHttp.Head("/api/webhooks/fake", webhook, app.Time.GetUtcNow(), RawHttp.Length(webhook.Body.Length)) + webhook.Body
            );
            await handled.UntilAsync(1);
            raw.Reset();
        }

        var copy = app.PostAsync(webhook);
        gate.SetResult();
        using var response = await copy;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(handled.Seen);
        Assert.Empty(
            app.Logs.Lines.Where(line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error).Select(line => line.ToString())
        );
    }

    [Fact]
    public async Task Whatever_breaks_off_here_is_no_acknowledgement()
    {
        await using var app = await App();
        app.Service.OnVerify = static _ => throw new OperationCanceledException("a time-out within the provider");
        using var canceled = await app.PostAsync(new FakeWebhook("evt_1"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, canceled.StatusCode);
        app.Service.OnVerify = static _ => throw new InvalidOperationException("a mistake of the provider's");
        using var broken = await app.PostAsync(new FakeWebhook("evt_1"));
        Assert.Equal(HttpStatusCode.InternalServerError, broken.StatusCode);
    }

    [Fact]
    public void Mapping_without_any_integration_says_what_is_missing()
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        Assert.Contains(
            "Add…Integration",
            Assert.Throws<InvalidOperationException>(() => app.MapIntegrationWebhooks()).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Add…Integration",
            Assert.Throws<InvalidOperationException>(() => app.MapIntegrationHealth()).Message,
            StringComparison.Ordinal
        );
    }

    private static Dictionary<string, string?> Limited =>
        new() { ["Integrations:Webhooks:SourceLimit:PerSecond"] = "1", ["Integrations:Webhooks:SourceLimit:Burst"] = "1" };

    [GeneratedRegex("Date: [^\r]*\r\n")]
    private static partial Regex DateLine();

    private Task<WebhookApp> App(
        FakeService? service = null,
        Action<IIntegrationBuilder>? with = null,
        Dictionary<string, string?>? settings = null,
        Action<WebApplicationBuilder>? build = null,
        Action<WebApplication>? use = null
    ) =>
        WebhookApp.StartAsync(
            service,
            builder =>
            {
                builder.AddWebhookHandler<FakePaid>(handled.HandleAsync);
                with?.Invoke(builder);
            },
            settings,
            build,
            use
        );
}
