using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Configuration;
using Procur.Integrations;
using Procur.Integrations.Sandbox;

namespace WebhookHost.Business;

/// <summary>In place of a service's console, where a customer opens an account, copies its keys and enters where its webhooks go.</summary>
internal static class SandboxEndpoints
{
    public static void Map(WebApplication app) =>
        app.MapPost(
            "/sandbox/{integration}/{tenant}",
            static async Task<Results<Ok<AccountOpened>, Conflict<Problem>>> (
                string integration,
                string tenant,
                HttpRequest request,
                SandboxControl sandbox,
                IIntegrationRegistry integrations,
                IConfiguration configuration,
                CancellationToken cancellationToken
            ) =>
            {
                try
                {
                    var account = await sandbox.CreateAccountAsync(integration, tenant, cancellationToken);
                    var webhooks = new Uri($"{request.Scheme}://{request.Host}/api/webhooks/{integration}/{tenant}");
                    await sandbox.SetWebhookUrlAsync(integration, tenant, webhooks, cancellationToken);
                    return TypedResults.Ok(Of(account, integrations, configuration));
                }
                catch (SandboxException e)
                {
                    return TypedResults.Conflict(new Problem(e.Message));
                }
            }
        );

    private static AccountOpened Of(SandboxAccount account, IIntegrationRegistry integrations, IConfiguration configuration)
    {
        var secret = integrations
            .List()
            .First(registered => registered.Descriptor.Key == account.Integration)
            .Descriptor.Settings.Where(setting => setting.Secret)
            .Select(setting => setting.Name)
            .ToHashSet();
        // Where the services are is this host's to say.
        var own = account
            .Settings.Where(setting =>
                setting.Key != "Environment" && configuration[$"Integrations:{account.Section}:{setting.Key}"] is null
            )
            .ToList();
        return new AccountOpened(
            "sandbox",
            own.Where(setting => !secret.Contains(setting.Key)).ToDictionary(),
            own.Where(setting => secret.Contains(setting.Key)).ToDictionary()
        );
    }
}
