using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Mpesa;

namespace Procur.Integrations;

/// <summary>Adds M-Pesa.</summary>
public static class MpesaServiceCollectionExtensions
{
    /// <summary>Adds M-Pesa as an <see cref="IPaymentProvider"/>, with settings from <c>Integrations:Mpesa</c> and then <paramref name="configure"/>.</summary>
    public static IIntegrationBuilder AddMpesaIntegration(this IServiceCollection services, Action<MpesaOptions>? configure = null) =>
        services.AddIntegration(MpesaIntegration.Definition, null, configure);

    /// <summary>Adds a further account, resolved by <paramref name="key"/>, with settings from <c>Integrations:Mpesa:Accounts:{key}</c> and then <paramref name="configure"/>.</summary>
    public static IIntegrationBuilder AddMpesaIntegration(
        this IServiceCollection services,
        string key,
        Action<MpesaOptions>? configure = null
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return services.AddIntegration(MpesaIntegration.Definition, key, configure);
    }
}
