using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Pipeline;

/// <summary>A vendor's own client within the connection: our tries and errors around it, the integration's pool below it.</summary>
public sealed class VendorClientTests
{
    private static readonly OperationInfo Change = new("things.change", Repeat.NotIdempotent);
    private static readonly OperationInfo Put = new("things.put", Repeat.Idempotent);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_sends_a_change_without_content_once()
    {
        await using var standIn = StandIn.Start(Reply.Json("{}"), Reply.Close, Reply.Json("{}"));
        await using var host = DemoHost.Create(standIn);
        using var client = Connection(host).CreateHttpClient();
        await client.GetAsync(standIn.Endpoint, Token);

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(standIn.Endpoint, "pay"));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.SendAsync(request, Token));

        Assert.Equal("0", Assert.Single(standIn.Received, received => received.Target == "/pay").Header("Content-Length"));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task It_follows_no_redirect_and_is_not_told_where_to(int status)
    {
        await using var standIn = StandIn.Start(Reply.Empty(status).With("Location", "http://127.0.0.1:1/"));
        await using var host = DemoHost.Create(standIn);
        using var client = Connection(host).CreateHttpClient();

        using var response = await client.GetAsync(standIn.Endpoint, Token);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Null(response.Headers.Location);
    }

    [Fact]
    public async Task It_keeps_no_cookies_and_goes_through_what_the_host_put_before_the_pool()
    {
        await using var standIn = StandIn.Start(Reply.Json("{}").With("Set-Cookie", "session=1"));
        await using var host = DemoHost.Create(
            standIn,
            with: builder => builder.ConfigureHttpClient(http => http.AddHttpMessageHandler(() => new PassingMark()))
        );
        using var client = Connection(host).CreateHttpClient();

        await client.GetAsync(standIn.Endpoint, Token);
        await client.GetAsync(standIn.Endpoint, Token);

        Assert.All(standIn.Received, received => Assert.Equal("yes", received.Header("X-Passed")));
        Assert.All(standIn.Received, received => Assert.Null(received.Header("Cookie")));
    }

    [Fact]
    public async Task What_the_vendors_client_says_of_a_failure_reaches_the_exception_the_span_and_the_audit()
    {
        using var spans = new ActivityRecorder();
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            Connection(host)
                .ExecuteAsync<string>(
                    Change,
                    (_, _) => throw new VendorException(HttpStatusCode.Conflict),
                    _ => new Failure(IntegrationErrorKind.Conflict, "taken", "that name is taken")
                    {
                        Effect = FailureEffect.Final,
                        StatusCode = 409,
                        RequestId = "req-17",
                    },
                    Token
                )
        );

        Assert.Equal(409, e.StatusCode);
        Assert.Equal("req-17", e.ProviderRequestId);
        Assert.Equal("taken", e.ProviderCode);
        Assert.Equal("that name is taken", e.ProviderMessage);
        Assert.False(e.OutcomeUnknown);
        Assert.Equal("req-17", Assert.Single(host.Audit.Records).ProviderRequestId);
        Assert.Contains(
            spans.Activities,
            span => span.DisplayName == "demo things.change" && (int?)span.GetTagItem("http.response.status_code") == 409
        );
    }

    [Fact]
    public async Task A_try_of_a_vendors_client_ends_at_its_time_out_and_what_it_had_sent_is_unknown()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);
        var begun = new Latch();

        var call = Connection(host)
            .ExecuteAsync<string>(
                Change,
                async (_, ending) =>
                {
                    begun.Open();
                    await Latch.Never.WaitAsync(ending);
                    return "";
                },
                _ => new Failure(IntegrationErrorKind.Unrecognized),
                Token
            );
        await begun.Opened;
        host.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(call.IsCompleted);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        var e = await Assert.ThrowsAsync<IntegrationException>(() => call.WaitAsync(TimeSpan.FromSeconds(20), Token));

        Assert.Equal(IntegrationErrorKind.Timeout, e.Kind);
        Assert.True(e.OutcomeUnknown);
    }

    [Fact]
    public async Task An_exception_of_a_vendors_client_is_not_handed_on_for_it_may_hold_anything()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            Connection(host)
                .ExecuteAsync<string>(
                    Change,
                    (_, _) => throw new InvalidOperationException("key=" + DemoHost.ApiKey),
                    _ => new Failure(IntegrationErrorKind.Refused, "Code", "no"),
                    Token
                )
        );

        Assert.Null(e.InnerException);
        Assert.DoesNotContain(DemoHost.ApiKey, e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credential_that_was_rotated_meanwhile_is_tried_once_with_the_new_one()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);
        var seen = new List<string?>();

        var answer = await Connection(host)
            .ExecuteAsync(
                Change,
                (snapshot, _) =>
                {
                    var key = ((DemoOptions)snapshot.Options).ApiKey;
                    seen.Add(key);
                    if (key == "new")
                    {
                        return Task.FromResult("done");
                    }

                    host.Set("Integrations:Demo:ApiKey", "new");
                    throw new VendorException(HttpStatusCode.Forbidden);
                },
                Refused,
                Token
            );

        Assert.Equal("done", answer);
        Assert.Equal([DemoHost.ApiKey, "new"], seen);
        Assert.Empty(host.Time.Waits);
    }

    [Fact]
    public async Task A_credential_that_nobody_rotated_is_refused_once()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);
        var calls = 0;

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            Connection(host)
                .ExecuteAsync<string>(
                    Put,
                    (_, _) =>
                    {
                        calls++;
                        throw new VendorException(HttpStatusCode.Forbidden);
                    },
                    Refused,
                    Token
                )
        );

        Assert.Equal(IntegrationErrorKind.Authentication, e.Kind);
        Assert.Equal(1, calls);
    }

    private static Failure Refused(Exception e) =>
        new(IntegrationErrorKind.Authentication, "refused", e.Message) { Effect = FailureEffect.None, CredentialRejected = true };

    private static Connection Connection(TestHost host) => host.Get<Connection>("procur/demo/demo");

    private sealed class VendorException(HttpStatusCode status) : Exception($"the vendor says {(int)status}");

    private sealed class PassingMark : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Passed", "yes");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
