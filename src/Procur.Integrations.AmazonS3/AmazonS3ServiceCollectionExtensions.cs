using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.AmazonS3;

namespace Procur.Integrations;

/// <summary>Adds Amazon S3, or a store that speaks its API, to a host.</summary>
public static class AmazonS3ServiceCollectionExtensions
{
    /// <summary>
    /// Adds a bucket: files, temporary links and folders, with settings from <c>Integrations:AmazonS3</c> and then <paramref name="configure"/>.
    /// Never throws for missing settings: without an access key and a bucket, calls fail as not configured.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Settings in code; stronger than configuration.</param>
    public static IIntegrationBuilder AddAmazonS3Integration(this IServiceCollection services, Action<AmazonS3Options>? configure = null) =>
        services.AddIntegration(AmazonS3Integration.Definition, null, configure);

    /// <summary>
    /// Adds a further bucket, resolved by <paramref name="key"/>, with settings from <c>Integrations:AmazonS3:Accounts:{key}</c> and then
    /// <paramref name="configure"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="key">The bucket's key in this host.</param>
    /// <param name="configure">Settings in code; stronger than configuration.</param>
    public static IIntegrationBuilder AddAmazonS3Integration(
        this IServiceCollection services,
        string key,
        Action<AmazonS3Options>? configure = null
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return services.AddIntegration(AmazonS3Integration.Definition, key, configure);
    }
}
