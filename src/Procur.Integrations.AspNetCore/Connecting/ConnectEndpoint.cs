using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Procur.Integrations.AspNetCore.Webhooks;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Connecting;

/// <summary>Sends a browser away to a service and takes it back.</summary>
internal sealed class ConnectEndpoint(
    IOAuthConnector connector,
    IntegrationConnectOptions options,
    IOptionsMonitor<IntegrationWebhookOptions> webhooks,
    ILogger logger
)
{
    // One a browser: whoever begins in two windows may end both.
    private const string CookieName = "procur-connect";
    private const string Connect = "/connect";
    private const int SessionBytes = 32;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(20);

    public async Task ConnectAsync(HttpContext context)
    {
        var integration = IntegrationOf(context);
        if (await options.Tenant(context).ConfigureAwait(false) is not { Length: > 0 } tenant)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (PublicAddress.Of(context.Request, webhooks.CurrentValue.PublicBaseUrl) is not { } here)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var session = context.Request.Cookies[CookieName] is { Length: > 0 } held ? held : NewSession();
        try
        {
            var begun = await connector
                .GetAuthorizationUrlAsync(
                    new OAuthConnectRequest(tenant, integration, session)
                    {
                        Connection = Query(context, "connection"),
                        RedirectUri = CallbackOf(here),
                        ReturnTo = IsOwnPath(Query(context, "returnTo")) ? Query(context, "returnTo") : options.ReturnTo,
                    },
                    context.RequestAborted
                )
                .ConfigureAwait(false);
            context.Response.Cookies.Append(
                CookieName,
                session,
                new CookieOptions
                {
                    HttpOnly = true,
                    Secure = here.Scheme == Uri.UriSchemeHttps,
                    // The service sends the browser back from its own site.
                    SameSite = SameSiteMode.Lax,
                    MaxAge = Life,
                    IsEssential = true,
                }
            );
            NoStore(context.Response);
            context.Response.Redirect(begun.Url.AbsoluteUri);
        }
        catch (IntegrationException e)
        {
            Fail(context, e, options.ReturnTo);
        }
    }

    public async Task CallbackAsync(HttpContext context)
    {
        var integration = IntegrationOf(context);
        try
        {
            var connected = await connector
                .HandleCallbackAsync(
                    new OAuthCallback(integration, context.Request.Cookies[CookieName] ?? "")
                    {
                        State = Query(context, "state"),
                        Code = Query(context, "code"),
                        Error = Query(context, "error"),
                        Issuer = Query(context, "iss"),
                    },
                    context.RequestAborted
                )
                .ConfigureAwait(false);
            Go(context.Response, connected.ReturnTo ?? options.ReturnTo, ("connected", integration));
        }
        catch (IntegrationException e)
        {
            Fail(context, e, options.ReturnTo);
        }
    }

    public async Task DisconnectAsync(HttpContext context)
    {
        if (await options.Tenant(context).ConfigureAwait(false) is not { Length: > 0 } tenant)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        try
        {
            var ended = await connector
                .DisconnectAsync(tenant, IntegrationOf(context), Query(context, "connection"), context.RequestAborted)
                .ConfigureAwait(false);
            context.Response.ContentType = "application/json";
            await context
                .Response.WriteAsync(ended.Revoked ? """{"revoked":true}""" : """{"revoked":false}""", context.RequestAborted)
                .ConfigureAwait(false);
        }
        catch (IntegrationException e)
        {
            ConnectLog.Refused(logger, e.Integration, e.Operation, e.Kind, e);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static string IntegrationOf(HttpContext context) => (string)context.Request.RouteValues["integration"]!;

    private static string? Query(HttpContext context, string name) =>
        context.Request.Query.TryGetValue(name, out var values) && values.Count == 1 && values[0] is { Length: > 0 } value ? value : null;

    private static string NewSession() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SessionBytes));

    private static Uri CallbackOf(Uri connect)
    {
        var path = connect.GetLeftPart(UriPartial.Path);
        return new Uri(string.Concat(path.AsSpan(0, path.LastIndexOf(Connect, StringComparison.OrdinalIgnoreCase)), "/callback"));
    }

    // "//host" and "/\host" lead away.
    private static bool IsOwnPath(string? path) =>
        path is ['/', ..] && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(char.IsControl);

    private static void NoStore(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }

    private static void Go(HttpResponse response, string page, (string Name, string Value) said)
    {
        NoStore(response);
        response.Redirect(QueryHelpers.AddQueryString(page, said.Name, said.Value));
    }

    // The page is told the kind alone: the words are for the host's log.
    private void Fail(HttpContext context, IntegrationException e, string page)
    {
        ConnectLog.Refused(logger, e.Integration, e.Operation, e.Kind, e);
        Go(context.Response, page, ("error", e.Kind.ToString()));
    }
}
