using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Webhooks;

/// <summary>Turns a request into a webhook, and what is said to it into a response.</summary>
internal sealed class WebhookEndpoint(
    IWebhookProcessor processor,
    IOptionsMonitor<IntegrationWebhookOptions> options,
    TimeProvider time,
    ILogger logger
)
{
    public Task TakeAsync(HttpContext context)
    {
        var values = context.Request.RouteValues;
        return TakeAsync(
            context,
            WebhookRoute.ToIntegration(Text(values, "integration")!, Text(values, "tenant"), Text(values, "connection"))
        );
    }

    public Task TakeByTokenAsync(HttpContext context) =>
        TakeAsync(context, WebhookRoute.ToToken(Text(context.Request.RouteValues, "token")!));

    private async Task TakeAsync(HttpContext context, WebhookRoute route)
    {
        var aborted = context.RequestAborted;
        try
        {
            var answer = await AnswerAsync(context, route with { RemoteAddress = context.Connection.RemoteIpAddress }, aborted)
                .ConfigureAwait(false);
            await WriteAsync(context.Response, answer, aborted).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            // The server says so where the body is shorter than promised, too large for it, or too slow.
            context.Response.StatusCode = e.StatusCode;
        }
        catch (Exception e) when (e is OperationCanceledException or ConnectionResetException)
        {
            // Mostly nobody listens any more; what was begun goes on, and the service's next copy gets its result. Should somebody listen, it is no acknowledgement.
            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            }
        }
    }

    private async ValueTask<WebhookAnswer> AnswerAsync(HttpContext context, WebhookRoute route, CancellationToken cancellationToken)
    {
        if (processor.Admit(route) is { } refusal)
        {
            return refusal;
        }

        var request = context.Request;
        var current = options.CurrentValue;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            // Ours is the limit that counts: the server's own may be smaller than what this host wants to take.
            size.MaxRequestBodySize = null;
        }

        var (status, body) = await WebhookBody.ReadAsync(request, current.MaxBodyBytes, cancellationToken).ConfigureAwait(false);
        if (status != StatusCodes.Status200OK)
        {
            EndpointLog.BodyRefused(logger, status, request.ContentLength);
            return new WebhookAnswer(status);
        }

        var headers = HeaderCopy.Of(request.Headers);
        var webhook = new RawWebhook(body, headers.Find, time.GetUtcNow())
        {
            Headers = headers,
            Method = request.Method,
            Url = PublicAddress.Of(request, current.PublicBaseUrl),
        };
        return await processor.ProcessAsync(route, webhook, cancellationToken).ConfigureAwait(false);
    }

    private static async Task WriteAsync(HttpResponse response, WebhookAnswer answer, CancellationToken cancellationToken)
    {
        response.StatusCode = answer.Status;
        foreach (var header in answer.Headers)
        {
            response.Headers[header.Name] = header.Value;
        }

        response.ContentLength = answer.Body.Length;
        if (!answer.Body.IsEmpty)
        {
            response.ContentType = answer.ContentType;
            await response.Body.WriteAsync(answer.Body, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string? Text(RouteValueDictionary values, string name) => values[name] as string;
}
