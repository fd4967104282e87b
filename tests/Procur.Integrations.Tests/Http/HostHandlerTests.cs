using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Http.Resilience;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Http;

/// <summary>What a host adds to all its clients, and to ours.</summary>
public sealed class HostHandlerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_resilience_handler_for_all_clients_leaves_our_number_of_tries_alone(bool before)
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Json("{}", 503));
        void Defaults(IServiceCollection services) =>
            services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(static () => new TripleSendHandler()));
        await using var host = DemoHost.Create(
            standIn,
            before: services =>
            {
                if (before)
                {
                    Defaults(services);
                }
            },
            with: builder =>
            {
                if (!before)
                {
                    Defaults(builder.Services);
                }
            }
        );

        var change = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token)
        );
        Assert.True(change.OutcomeUnknown);
        Assert.Equal(1, standIn.Count);

        await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.IdempotentByKey, "key-2"), Token)
        );
        Assert.Equal(5, standIn.Count);
    }

    [Fact]
    public async Task The_same_handler_on_the_hosts_own_clients_stays()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Json("{}", 503));
        await using var host = DemoHost.Create(
            standIn,
            before: services =>
                services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(static () => new TripleSendHandler()))
        );

        using var own = host.Get<IHttpClientFactory>().CreateClient("the host's");
        await own.GetAsync(standIn.Endpoint, Token);

        Assert.Equal(3, standIn.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handler_that_sends_again_is_stopped_whatever_its_name_and_place(bool byFilter)
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Json("{}", 503));
        await using var host = DemoHost.Create(
            standIn,
            before: services => AddAnywhere(services, byFilter, static () => new UnknownResendingHandler())
        );

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token)
        );

        Assert.True(e.OutcomeUnknown);
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task A_known_resending_handler_that_a_filter_adds_is_taken_off_too()
    {
        await using var standIn = StandIn.Start(Reply.Json("{}", 503));
        await using var host = DemoHost.Create(
            standIn,
            before: services => AddAnywhere(services, byFilter: true, static () => new TripleSendHandler())
        );

        await host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.IdempotentByKey), Token);

        Assert.Equal(2, standIn.Count);
        Assert.Single(host.Time.Waits);
    }

    [Fact]
    public async Task A_handler_that_sends_another_content_again_is_stopped()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(
            standIn,
            before: services => AddAnywhere(services, byFilter: false, static () => new WrappingHandler())
        );

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token)
        );

        Assert.True(e.OutcomeUnknown);
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task A_handler_that_only_reads_the_body_hinders_nothing()
    {
        await using var standIn = StandIn.Start(Reply.Busy());
        await using var host = DemoHost.Create(
            standIn,
            before: services => AddAnywhere(services, byFilter: false, static () => new BodyReadingHandler())
        );

        await host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token);

        Assert.Equal(2, standIn.Count);
        Assert.All(standIn.Received, request => Assert.Equal("""{"amount":100}""", request.Text));
    }

    [Fact]
    public async Task A_body_that_a_handler_has_read_is_in_doubt_even_where_no_connection_was_made()
    {
        await using var standIn = StandIn.NotListening();
        await using var host = DemoHost.Create(
            standIn,
            before: services => AddAnywhere(services, byFilter: false, static () => new BodyReadingHandler())
        );

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token)
        );

        // The handler may have sent a copy before, as hand-made retry handlers do: nobody here can tell.
        Assert.True(e.OutcomeUnknown);
        Assert.Empty(host.Time.Waits);
    }

    [Fact]
    public async Task A_hosts_own_handler_on_our_client_sees_every_try()
    {
        await using var standIn = StandIn.Start(Reply.Busy());
        var passing = new PassingHandler();
        await using var host = DemoHost.Create(
            standIn,
            with: builder => builder.ConfigureHttpClient(client => client.AddHttpMessageHandler(() => passing))
        );

        await host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token);

        Assert.Equal(2, passing.Passed);
    }

    [Fact]
    public async Task A_client_of_the_host_with_our_name_shares_no_credentials_with_ours()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(
            standIn,
            before: services =>
            {
                foreach (var name in new[] { "demo", "procur/demo/demo" })
                {
                    services.AddHttpClient(name, client => client.DefaultRequestHeaders.Add("X-Host-Secret", "the-hosts-own"));
                }
            }
        );
        await host.Get<IDemoService>().SendAsync(Calls.Read(), Token);
        using var own = host.Get<IHttpClientFactory>().CreateClient("procur/demo/demo");

        await own.GetAsync(standIn.Endpoint, Token);

        Assert.Null(standIn.Received[0].Header("X-Host-Secret"));
        Assert.Null(standIn.Received[1].Header("Authorization"));
    }

    [Fact]
    public async Task Accounts_of_one_name_at_two_services_keep_their_own_clients_and_credentials()
    {
        await using var first = StandIn.Start();
        await using var second = StandIn.Start();
        var passing = new PassingHandler();
        await using var host = TestHost.Create(services =>
        {
            services
                .AddIntegration(
                    new DemoProvider().Definition,
                    "eu",
                    options => (options.ApiKey, options.Endpoint) = ("one", first.Endpoint)
                )
                .AddProvider(static connection => new DemoService(connection))
                .ConfigureHttpClient(client => client.AddHttpMessageHandler(() => passing));
            services
                .AddIntegration(
                    new DemoProvider { Key = "other", Section = "Other" }.Definition,
                    "eu",
                    options => (options.ApiKey, options.Endpoint) = ("two", second.Endpoint)
                )
                .AddProvider<IDemoService>(static connection => new DemoService(connection));
        });

        await host.Get<DemoService>("eu").SendAsync(Calls.Read(), Token);
        await host.Get<IDemoService>("eu").SendAsync(Calls.Read(), Token);

        Assert.Equal("Bearer one", Assert.Single(first.Received).Header("Authorization"));
        Assert.Equal("Bearer two", Assert.Single(second.Received).Header("Authorization"));
        Assert.Equal(1, passing.Passed);
    }

    private static void AddAnywhere(IServiceCollection services, bool byFilter, Func<DelegatingHandler> make)
    {
        if (byFilter)
        {
            services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new AppendingFilter(make));
        }
        else
        {
            services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(make));
        }
    }
}
