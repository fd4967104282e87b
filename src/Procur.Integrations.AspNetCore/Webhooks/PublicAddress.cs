using Microsoft.AspNetCore.Http;

namespace Procur.Integrations.AspNetCore.Webhooks;

/// <summary>The address that a service has called, which a proxy hides and some services sign.</summary>
internal static class PublicAddress
{
    /// <summary>The public root and the request's path and query. Without a root: the request's own, as the host's forwarded-headers middleware left it; null where that is no address.</summary>
    public static Uri? Of(HttpRequest request, Uri? root)
    {
        var path = request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
        if (root is { IsAbsoluteUri: true })
        {
            return new Uri(root.GetLeftPart(UriPartial.Path).TrimEnd('/') + path);
        }

        return Uri.TryCreate(
            $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}{path}",
            UriKind.Absolute,
            out var own
        )
            ? own
            : null;
    }
}
