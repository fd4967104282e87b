using Microsoft.Extensions.Http;

namespace Procur.Integrations;

/// <summary>Shuts the platform's traps on the integrations' clients. It stands first among the filters, so that it has the last word: whatever the host adds, and by whatever way, is seen.</summary>
internal sealed class IntegrationClientFilter(IntegrationCatalog catalog) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) =>
        builder =>
        {
            next(builder);
            if (catalog.Registrations.Exists(registration => registration.ClientName == builder.Name))
            {
                IntegrationHttpClient.Shut(builder);
            }
        };
}
