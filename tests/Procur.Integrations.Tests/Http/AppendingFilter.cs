using Microsoft.Extensions.Http;

namespace Procur.Integrations.Tests.Http;

/// <summary>A host's filter that adds a handler to every client after all else has been added.</summary>
public sealed class AppendingFilter(Func<DelegatingHandler> make) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) =>
        builder =>
        {
            next(builder);
            builder.AdditionalHandlers.Add(make());
        };
}
