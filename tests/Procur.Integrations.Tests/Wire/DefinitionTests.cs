using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;
using Procur.Integrations.TestKit;
using Procur.Integrations.Wire;
using Xunit;

namespace Procur.Integrations.Tests.Wire;

public sealed class DefinitionTests
{
    private static readonly IntegrationDefinition<SmallOptions> Definition = new()
    {
        Descriptor = new("small", "Small") { Section = "Small" },
        Bind = static (_, _) => { },
        Endpoint = static options => options.Endpoint,
        ReadFailure = static reply => reply.Status == HttpStatusCode.PaymentRequired ? Failure.None : null,
        Authenticate = static (_, _, _) => { },
        Abilities = [IntegrationAbility.Of(static connection => new SmallClient(connection))],
    };

    [Fact]
    public async Task What_a_definition_offers_is_resolved_alone_by_key_and_without_a_container()
    {
        await using var host = TestHost.Create(services =>
        {
            services.AddIntegration(Definition);
            services.AddIntegration(Definition, "second");
        });
        using var standalone = StandaloneConnection.Create(Definition, new SmallOptions());

        Assert.Same(host.Get<SmallClient>(), host.Get<SmallClient>("small"));
        Assert.NotSame(host.Get<SmallClient>(), host.Get<SmallClient>("second"));
        Assert.Same(standalone.Get<SmallClient>(), standalone.Get<SmallClient>());
    }

    [Fact]
    public async Task An_endpoint_without_its_slash_keeps_its_path()
    {
        await using var standIn = StandIn.Start();
        using var connection = StandaloneConnection.Create(Definition, new SmallOptions { Endpoint = new(standIn.Endpoint, "under/here") });

        await connection.SendAsync(new WireCall("read", HttpMethod.Get, "v1/x", Repeat.Idempotent), TestContext.Current.CancellationToken);

        Assert.Equal("/under/here/v1/x", standIn.Received.Single().Target);
    }

    [Fact]
    public async Task An_answer_with_another_status_that_the_reader_calls_none_is_no_failure()
    {
        await using var standIn = StandIn.Start(Reply.Json("""{"declined":true}""", 402), Reply.Json("{}", 404));
        using var connection = StandaloneConnection.Create(Definition, new SmallOptions { Endpoint = standIn.Endpoint });
        var call = new WireCall("pay", HttpMethod.Post, "pay", Repeat.NotIdempotent);

        var reply = await connection.SendAsync(call, TestContext.Current.CancellationToken);
        var failed = await Assert.ThrowsAsync<IntegrationException>(() =>
            connection.SendAsync(call, TestContext.Current.CancellationToken)
        );

        Assert.True(reply.Json.GetProperty("declined").GetBoolean());
        Assert.Equal(IntegrationErrorKind.NotFound, failed.Kind);
    }

    [Theory]
    [InlineData(null, null, 1)]
    [InlineData("key", null, 0)]
    [InlineData(null, "other", 0)]
    public async Task A_required_setting_is_not_missed_where_another_stands_in_for_it(string? key, string? other, int problems)
    {
        var definition = new IntegrationDefinition<SmallOptions>
        {
            Descriptor = new("small", "Small")
            {
                Section = "Small",
                Settings =
                [
                    new OptionSetting<SmallOptions>("Key", static options => options.Key)
                    {
                        Required = true,
                        Unless = static options => options.Other is not null,
                    },
                ],
            },
            Bind = static (_, _) => { },
            Endpoint = static options => options.Endpoint,
            ReadFailure = static _ => null,
            Authenticate = static (_, _, _) => { },
        };
        using var connection = StandaloneConnection.Create(definition, new SmallOptions { Key = key, Other = other });

        var snapshot = await connection.CurrentAsync(TestContext.Current.CancellationToken);

        Assert.Equal(problems, snapshot.Problems.Count);
    }

    [Fact]
    public async Task A_provider_finds_the_services_of_the_host_and_none_without_a_container()
    {
        await using var host = TestHost.Create(services => services.AddIntegration(Definition));
        using var standalone = StandaloneConnection.Create(Definition, new SmallOptions());

        Assert.Same(host.Time, host.Get<SmallClient>().Connection.HostService<TimeProvider>());
        Assert.Null(host.Get<SmallClient>().Connection.HostService<SmallOptions>());
        Assert.Null(standalone.HostService<TimeProvider>());
    }

    private sealed class SmallOptions : IntegrationOptions
    {
        public Uri Endpoint { get; set; } = new("http://localhost/");

        public string? Key { get; set; }

        public string? Other { get; set; }
    }

    private sealed class SmallClient(Connection connection)
    {
        public Connection Connection { get; } = connection;
    }
}
