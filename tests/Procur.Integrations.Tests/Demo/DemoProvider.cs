using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Tokens;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Demo;

/// <summary>The tests' own provider: as small as one can be, each part replaceable.</summary>
public sealed record DemoProvider
{
    public string Key { get; init; } = "demo";

    public string Section { get; init; } = "Demo";

    public Func<DemoOptions, ITokenGrant?>? Tokens { get; init; }

    public TimeSpan? KeyLifetime { get; init; }

    public string? RequestIdHeader { get; init; }

    public Dictionary<string, RateLimit> RateLimits { get; init; } = [];

    public FailureReader ReadFailure { get; init; } = static _ => null;

    public Action<IConfiguration, DemoOptions>? OnBind { get; init; }

    public Func<DemoOptions, IEnumerable<string>>? Validate { get; init; }

    public IntegrationDefinition<DemoOptions> Definition =>
        new()
        {
            Descriptor = new IntegrationDescriptor(Key, "Demo Service")
            {
                Section = Section,
                Settings =
                [
                    new OptionSetting<DemoOptions>("ApiKey", static options => options.ApiKey)
                    {
                        Secret = true,
                        Required = true,
                        Environment = Key.ToUpperInvariant() + "_API_KEY",
                        Find = "Console, API keys",
                    },
                    new OptionSetting<DemoOptions>("ClientSecret", static options => options.ClientSecret) { Secret = true },
                    new OptionSetting<DemoOptions>("SigningSecret", static options => options.SigningSecret)
                    {
                        Secret = true,
                        Shared = true,
                    },
                    new OptionSetting<DemoOptions>("Account", static options => options.Account),
                    new OptionSetting<DemoOptions>("Region", static options => options.Region)
                    {
                        Shared = true,
                        Environment = Key.ToUpperInvariant() + "_REGION",
                    },
                    new OptionSetting<DemoOptions>("Endpoint", static options => options.Endpoint.OriginalString)
                    {
                        Shared = true,
                        Address = true,
                    },
                ],
            },
            Bind = (configuration, options) =>
            {
                OnBind?.Invoke(configuration, options);
                configuration.Bind(options);
            },
            Endpoint = static options => options.Endpoint,
            ReadFailure = ReadFailure,
            Authenticate = static (request, options, token) =>
                request.Headers.Authorization = new("Bearer", token?.Value ?? options.ApiKey),
            Tokens = Tokens,
            Validate = Validate,
            AccountId = static options => options.Account,
            KeyLifetime = KeyLifetime,
            RequestIdHeader = RequestIdHeader,
            RateLimits = RateLimits,
        };

    public IIntegrationBuilder Add(IServiceCollection services, string? key = null, Action<DemoOptions>? configure = null) =>
        services.AddIntegration(Definition, key, configure).AddProvider<IDemoService>(static connection => new DemoService(connection));
}
