using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.System.Tests.Docs;

/// <summary>A host with every provider of the family and no settings.</summary>
internal static class Providers
{
    public static ServiceProvider AllRegistered()
    {
        var services = new ServiceCollection();
        AddAll(services);
        return services.BuildServiceProvider();
    }

    public static void AddAll(IServiceCollection services)
    {
        services.AddStripeIntegration();
        services.AddMpesaIntegration();
        services.AddSlackIntegration();
        services.AddDocuSignIntegration();
        services.AddGoogleWorkspaceIntegration();
        services.AddAmazonS3Integration();
        services.AddSendGridIntegration();
        services.AddSapIntegration();
    }
}
