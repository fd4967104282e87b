using System.Diagnostics;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Http;

/// <summary>What the platform does behind everybody's back, shown on its own client first and then shut on ours. Over raw sockets.</summary>
public sealed class PlatformTrapTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_platform_repeats_a_post_without_content_when_a_reused_connection_closes()
    {
        await using var standIn = StandIn.Start(Reply.Json("{}"), Reply.Close, Reply.Json("{}"));
        using var client = new HttpClient(new SocketsHttpHandler());
        await client.GetAsync(standIn.Endpoint, Token);

        using var pay = new HttpRequestMessage(HttpMethod.Post, new Uri(standIn.Endpoint, "pay"));
        using var response = await client.SendAsync(pay, Token);

        // One send, two requests, and nobody is told.
        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(2, standIn.Received.Count(request => request.Target == "/pay"));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PATCH")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task We_send_a_change_without_content_once(string method)
    {
        await using var standIn = StandIn.Start(Reply.Json("{}"), Reply.Close, Reply.Json("{}"));
        await using var host = DemoHost.Create(standIn);
        await host.Get<IDemoService>().SendAsync(Calls.Read(), Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(new WireCall("pay", new HttpMethod(method), "pay", Repeat.NotIdempotent), Token)
        );

        Assert.True(e.OutcomeUnknown);
        Assert.Equal("0", Assert.Single(standIn.Received, request => request.Target == "/pay").Header("Content-Length"));
    }

    [Fact]
    public async Task The_platform_follows_a_redirect_with_body_and_headers()
    {
        await using var thief = StandIn.Start();
        await using var standIn = StandIn.Start(Reply.Empty(307).With("Location", thief.Endpoint.ToString()));
        using var client = new HttpClient(new SocketsHttpHandler());
        using var pay = new HttpRequestMessage(HttpMethod.Post, standIn.Endpoint) { Content = new StringContent("amount=100") };
        pay.Headers.Add("X-Api-Key", "secret");

        using var _ = await client.SendAsync(pay, Token);

        var stolen = Assert.Single(thief.Received);
        Assert.Equal("amount=100", stolen.Text);
        Assert.Equal("secret", stolen.Header("X-Api-Key"));
    }

    [Theory]
    [MemberData(nameof(HostHandlers))]
    public async Task We_follow_no_redirect(string hostHandler)
    {
        foreach (var status in new[] { 301, 302, 303, 307, 308 })
        {
            await using var thief = StandIn.Start();
            await using var standIn = StandIn.Start(Reply.Empty(status).With("Location", thief.Endpoint.ToString()));
            await using var host = DemoHost.Create(standIn, with: Handlers[hostHandler]);

            var e = await Assert.ThrowsAsync<IntegrationException>(() =>
                host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.IdempotentByKey), Token)
            );

            Assert.Equal(IntegrationErrorKind.Protocol, e.Kind);
            Assert.Equal(0, thief.Connections);
        }
    }

    [Fact]
    public async Task The_platform_keeps_cookies_and_sends_them_along()
    {
        await using var standIn = StandIn.Start(Reply.Json("{}").With("Set-Cookie", "session=tenant-a"));
        using var client = new HttpClient(new SocketsHttpHandler());
        await client.GetAsync(standIn.Endpoint, Token);

        await client.GetAsync(standIn.Endpoint, Token);

        Assert.Equal("session=tenant-a", standIn.Received[1].Header("Cookie"));
    }

    [Theory]
    [MemberData(nameof(HostHandlers))]
    public async Task We_keep_no_cookies(string hostHandler)
    {
        await using var standIn = StandIn.Start(Reply.Json("{}").With("Set-Cookie", "session=tenant-a"));
        await using var host = DemoHost.Create(standIn, with: Handlers[hostHandler]);
        await host.Get<IDemoService>().SendAsync(Calls.Read(), Token);

        await host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token);

        Assert.All(standIn.Received, request => Assert.Null(request.Header("Cookie")));
        Assert.Equal(2, standIn.Count);
    }

    [Fact]
    public async Task The_platform_sends_trace_headers_to_anybody()
    {
        using var activities = new ActivityRecorder();
        activities.Root.AddBaggage("customer", "anna");
        await using var standIn = StandIn.Start();
        using var client = new HttpClient(new SocketsHttpHandler());

        await client.GetAsync(standIn.Endpoint, Token);

        var headers = Assert.Single(standIn.Received).Headers.Select(header => header.Key).ToList();
        Assert.Contains("traceparent", headers, StringComparer.OrdinalIgnoreCase);
        Assert.Contains(headers, name => name is "baggage" or "Correlation-Context");
    }

    [Theory]
    [MemberData(nameof(HostHandlers))]
    public async Task We_send_no_trace_headers(string hostHandler)
    {
        using var activities = new ActivityRecorder();
        activities.Root.AddBaggage("customer", "anna");
        activities.Root.TraceStateString = "vendor=1";
        // As the OpenTelemetry instrumentation of HTTP clients does.
        using var platform = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "System.Net.Http",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(platform);
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn, with: Handlers[hostHandler]);

        await host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token);

        var request = Assert.Single(standIn.Received);
        // The classic handler cannot be kept from making a trace of its own where somebody listens to the platform; ours it does not tell.
        string[] mustNot =
            hostHandler == "the host's classic handler"
                ? ["tracestate", "baggage", "Correlation-Context"]
                : ["traceparent", "tracestate", "baggage", "Correlation-Context", "Request-Id"];
        Assert.Empty(request.Headers.Select(header => header.Key).Intersect(mustNot, StringComparer.OrdinalIgnoreCase));
        Assert.DoesNotContain(
            request.Headers,
            header => header.Value.Contains(activities.Root.TraceId.ToHexString(), StringComparison.Ordinal)
        );
        Assert.Single(activities.Activities);
    }

    public static TheoryData<string> HostHandlers => [.. Handlers.Keys];

    private static readonly Dictionary<string, Action<IIntegrationBuilder>> Handlers = new()
    {
        ["ours"] = static _ => { },
        ["the host's sockets handler"] = static builder =>
            builder.ConfigureHttpClient(client => client.ConfigureHostHandler(static () => new SocketsHttpHandler())),
        ["the host's classic handler"] = static builder =>
            builder.ConfigureHttpClient(client => client.ConfigureHostHandler(static () => new HttpClientHandler())),
        ["the host's sockets handler behind one of its own"] = static builder =>
            builder.ConfigureHttpClient(client =>
                client.ConfigureHostHandler(static () => new PassingHandler { InnerHandler = new SocketsHttpHandler() })
            ),
    };
}
