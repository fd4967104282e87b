using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.Tests.Demo;

/// <summary>A host with the tests' own provider pointed at a stand-in.</summary>
public static class DemoHost
{
    public const string ApiKey = "demo_live_k3y/with+odd=chars";

    public static TestHost Create(
        StandIn standIn,
        DemoProvider? provider = null,
        ManualTimeProvider? time = null,
        Action<IIntegrationBuilder>? with = null,
        Action<IServiceCollection>? before = null
    ) =>
        TestHost.Create(
            services =>
            {
                before?.Invoke(services);
                var builder = (provider ?? new DemoProvider()).Add(services);
                with?.Invoke(builder);
            },
            new Dictionary<string, string?>
            {
                ["Integrations:Demo:ApiKey"] = ApiKey,
                ["Integrations:Demo:Endpoint"] = standIn.Endpoint.ToString(),
            },
            time
        );
}
