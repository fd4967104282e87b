using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Procur.Integrations.Tokens;

namespace Procur.Integrations.Sealing;

/// <summary>Registers what seals.</summary>
internal static class SealingServices
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton<IKeyRings>(provider => new ConfiguredKeyRings(
            provider.GetService<IConfiguration>(),
            provider.GetService<IHostEnvironment>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("Procur.Integrations")
        ));
        services.TryAddSingleton(provider => new Sealer(provider.GetRequiredService<IKeyRings>()));
        services.TryAddSingleton(TokenSealerOf);
    }

    private static TokenSealer TokenSealerOf(IServiceProvider provider) =>
        provider.GetService<TokenSealingKey>() is { } own ? new TokenSealer(own.Key)
        // What outlives the process is sealed under the host's keys; what does not, under a key of its own.
        : provider.GetService<ITokenStore>() is not null ? new TokenSealer(provider.GetRequiredService<Sealer>())
        : new TokenSealer();
}
