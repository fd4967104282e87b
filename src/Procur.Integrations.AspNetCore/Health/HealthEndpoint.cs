using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.AspNetCore.Health;

/// <summary>Asks integrations how they are.</summary>
internal sealed class HealthEndpoint(IIntegrationRegistry registry, IServiceProvider services, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public Task AllAsync(HttpContext context) => AnswerAsync(context, registry.List());

    public Task OneAsync(HttpContext context)
    {
        var key = context.Request.RouteValues["key"] as string;
        var found = registry.List().Where(integration => integration.Key == key).ToList();
        if (found.Count == 0)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return AnswerAsync(context, found);
    }

    private async Task AnswerAsync(HttpContext context, IReadOnlyList<RegisteredIntegration> integrations)
    {
        var found = await Task.WhenAll(integrations.Select(integration => AskAsync(integration, context.RequestAborted)))
            .ConfigureAwait(false);
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        HealthJson.Write(context.Response.BodyWriter, found, time.GetUtcNow());
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    private async Task<IntegrationHealth> AskAsync(RegisteredIntegration integration, CancellationToken cancellationToken)
    {
        var (works, message) = integration switch
        {
            { IsConfigured: false } => (false, string.Join("; ", integration.Problems)),
            { IsEnabled: false } => (false, $"{integration.Descriptor.Name} is switched off"),
            _ => await TestAsync(integration, cancellationToken).ConfigureAwait(false),
        };
        return new IntegrationHealth(integration.Key, integration.IsConfigured, integration.IsEnabled, works, message);
    }

    private async Task<(bool Works, string Message)> TestAsync(RegisteredIntegration integration, CancellationToken cancellationToken)
    {
        var name = integration.Descriptor.Name;
        if (services.GetKeyedService<IIntegrationConnector>(integration.Key) is not { } connector)
        {
            return (true, $"{name} offers no connection test");
        }

        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var result = await connector.TestConnectionAsync(either.Token).ConfigureAwait(false);
            return result.Succeeded ? (true, $"{name} connection successful") : (false, result.Message);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return (false, $"{name} did not answer within {Patience.TotalSeconds:0} seconds");
        }
    }
}
