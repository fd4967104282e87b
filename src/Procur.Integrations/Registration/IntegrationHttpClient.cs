using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace Procur.Integrations;

/// <summary>Makes a registration's client, with the platform's traps shut whatever the host sets for all its clients.</summary>
internal static class IntegrationHttpClient
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    public static void Add(IServiceCollection services, string name)
    {
        services
            .AddHttpClient(name)
            // The factory's own log prints addresses, which may hold a secret.
            .RemoveAllLoggers()
            // Connections are renewed by the pool, so that a change of address is seen without a new handler.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static () => NewHandler());
    }

    /// <remarks>
    /// Without a propagator the platform sends no trace headers, which are not a third party's business, and makes no span of its own either: that one
    /// holds the whole address, and some services want their secret in it. The operation's span is ours.
    /// </remarks>
    public static SocketsHttpHandler NewHandler() =>
        new()
        {
            PooledConnectionLifetime = ConnectionLifetime,
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
        };

    public static void Shut(HttpMessageHandlerBuilder builder)
    {
        var traced = Tame(builder.PrimaryHandler);
        for (var i = builder.AdditionalHandlers.Count - 1; i >= 0; i--)
        {
            if (ResendingHandlers.IsKnown(builder.AdditionalHandlers[i]))
            {
                builder.AdditionalHandlers.RemoveAt(i);
            }
        }

#pragma warning disable CA2000 // The factory owns the chain and disposes it.
        builder.AdditionalHandlers.Add(new SingleSendHandler());
        if (traced)
        {
            builder.AdditionalHandlers.Add(new UntracedHandler());
        }
#pragma warning restore CA2000
    }

    /// <returns>Whether it may send trace headers all the same.</returns>
    private static bool Tame(HttpMessageHandler primary)
    {
        var innermost = primary;
        while (innermost is DelegatingHandler { InnerHandler: { } inner })
        {
            innermost = inner;
        }

        switch (innermost)
        {
            case SocketsHttpHandler sockets:
                sockets.AllowAutoRedirect = false;
                sockets.UseCookies = false;
                sockets.ActivityHeadersPropagator = null;
                return false;
            case HttpClientHandler classic:
                classic.AllowAutoRedirect = false;
                classic.UseCookies = false;
                return true;
            default:
                return true;
        }
    }
}
