using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>Tenants' connections. No answer holds a secret.</summary>
internal sealed class ConnectionEndpoints(IConnectionAdministration connections)
{
    private const string One = "/connections/{integration}/{tenant}/{connection}";

    public static void Map(AdministrationRoutes routes, IServiceProvider services)
    {
        var endpoints = new ConnectionEndpoints(services.GetRequiredService<IConnectionAdministration>());
        routes.Get("/connections", endpoints.ListAsync);
        routes.Get(One, endpoints.FindAsync);
        routes.Put(One, endpoints.SaveAsync);
        routes.Delete(One, endpoints.RemoveAsync);
        routes.Post(One + "/enable", endpoints.Changing(static (all, id, actor, token) => all.EnableAsync(id, actor, token)));
        routes.Post(One + "/disable", endpoints.Changing(static (all, id, actor, token) => all.DisableAsync(id, actor, token)));
        routes.Post(One + "/test", endpoints.Testing(static (all, id, actor, token) => all.TestAsync(id, actor, token)));
        routes.Put(One + "/next", endpoints.StageAsync);
        routes.Post(One + "/next/test", endpoints.Testing(static (all, id, actor, token) => all.TestStagedAsync(id, actor, token)));
        routes.Post(One + "/next/promote", endpoints.Changing(static (all, id, actor, token) => all.PromoteAsync(id, actor, token)));
        routes.Post(One + "/next/roll-back", endpoints.Changing(static (all, id, actor, token) => all.RollBackAsync(id, actor, token)));
        routes.Post(One + "/next/retire", endpoints.Changing(static (all, id, actor, token) => all.RetireAsync(id, actor, token)));
        routes.Post("/cache/clear", endpoints.ClearCacheAsync);
        routes.Post("/keys/reencrypt", endpoints.ReencryptAsync);
    }

    private static IResult Shown(ConnectionView view) =>
        AdministrationAnswer.Of(ConnectionShown.Of(view), AdministrationAnswer.Json.ConnectionShown);

    private static ConnectionId IdOf(HttpContext context)
    {
        var tenant = AdministrationQuery.Route(context, "tenant");
        return new ConnectionId(
            tenant == WebhookRoute.NoTenant ? "" : tenant,
            AdministrationQuery.Route(context, "integration"),
            AdministrationQuery.Route(context, "connection")
        );
    }

    private static ConnectionId ChangeableIdOf(HttpContext context) =>
        IdOf(context) is { Tenant.Length: > 0 } id
            ? id
            : throw new AdministrationException(
                StatusCodes.Status409Conflict,
                "The host's own accounts are set in its configuration, not in the connection store."
            );

    private static AdministrationException Nothing() => new(StatusCodes.Status404NotFound, "There is no such connection.");

    // A rule's words, without the name of the parameter.
    private static AdministrationException Unfit(ArgumentException e) =>
        new(StatusCodes.Status400BadRequest, e.Message.Split(" (Parameter '")[0]);

    private async Task<IResult> ListAsync(HttpContext context)
    {
        var shown = new List<ConnectionShown>();
        await foreach (
            var view in connections
                .ListAsync(AdministrationQuery.Tenant(context), AdministrationQuery.Text(context, "integration"), context.RequestAborted)
                .ConfigureAwait(false)
        )
        {
            shown.Add(ConnectionShown.Of(view));
        }

        return AdministrationAnswer.Of(new ConnectionList(shown), AdministrationAnswer.Json.ConnectionList);
    }

    private async Task<IResult> FindAsync(HttpContext context) =>
        await connections.FindAsync(IdOf(context), context.RequestAborted).ConfigureAwait(false) is { } view
            ? Shown(view)
            : throw Nothing();

    private async Task<IResult> SaveAsync(HttpContext context, string actor)
    {
        var id = ChangeableIdOf(context);
        var entry = await AdministrationBody.ReadAsync(context, AdministrationJson.Default.ConnectionEntry).ConfigureAwait(false);
        var draft = new ConnectionDraft(id)
        {
            Environment = AdministrationWords.Read<IntegrationEnvironment>("environment", entry.Environment),
            Settings = entry.Settings ?? [],
            Secrets = entry.Secrets ?? [],
            Version = entry.Version,
        };
        try
        {
            return Shown(await connections.SaveAsync(draft, actor, context.RequestAborted).ConfigureAwait(false));
        }
        catch (ArgumentException e)
        {
            throw Unfit(e);
        }
    }

    private async Task<IResult> RemoveAsync(HttpContext context, string actor) =>
        await connections.RemoveAsync(ChangeableIdOf(context), actor, context.RequestAborted).ConfigureAwait(false)
            ? TypedResults.NoContent()
            : throw Nothing();

    private async Task<IResult> StageAsync(HttpContext context, string actor)
    {
        var id = await ExistingAsync(context).ConfigureAwait(false);
        var entry = await AdministrationBody.ReadAsync(context, AdministrationJson.Default.NextCredentialEntry).ConfigureAwait(false);
        if (entry.Secrets is not { Count: > 0 } secrets)
        {
            throw AdministrationQuery.Unfit("secrets", "given: they are the next credential");
        }

        try
        {
            return Shown(await connections.StageAsync(id, secrets, actor, context.RequestAborted).ConfigureAwait(false));
        }
        catch (ArgumentException e)
        {
            throw Unfit(e);
        }
    }

    private async Task<IResult> ClearCacheAsync(HttpContext context, string actor)
    {
        await connections.ClearCacheAsync(actor, context.RequestAborted).ConfigureAwait(false);
        return TypedResults.NoContent();
    }

    private async Task<IResult> ReencryptAsync(HttpContext context, string actor)
    {
        var report = await connections.ReencryptAsync(actor, context.RequestAborted).ConfigureAwait(false);
        return AdministrationAnswer.Of(report, AdministrationAnswer.Json.ReencryptReport);
    }

    private Func<HttpContext, string, Task<IResult>> Changing(
        Func<IConnectionAdministration, ConnectionId, string, CancellationToken, Task<ConnectionView>> change
    ) =>
        async (context, actor) =>
        {
            var id = await ExistingAsync(context).ConfigureAwait(false);
            return Shown(await change(connections, id, actor, context.RequestAborted).ConfigureAwait(false));
        };

    private Func<HttpContext, string, Task<IResult>> Testing(
        Func<IConnectionAdministration, ConnectionId, string, CancellationToken, Task<ConnectionTestResult>> test
    ) =>
        async (context, actor) =>
        {
            var id = await ExistingAsync(context).ConfigureAwait(false);
            var result = await test(connections, id, actor, context.RequestAborted).ConfigureAwait(false);
            return AdministrationAnswer.Of(ConnectionTested.Of(result), AdministrationAnswer.Json.ConnectionTested);
        };

    private async Task<ConnectionId> ExistingAsync(HttpContext context)
    {
        var id = ChangeableIdOf(context);
        return await connections.FindAsync(id, context.RequestAborted).ConfigureAwait(false) is null ? throw Nothing() : id;
    }
}
