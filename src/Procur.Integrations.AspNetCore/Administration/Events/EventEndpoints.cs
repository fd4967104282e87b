using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>What the services sent, as the durable inbox keeps it.</summary>
internal sealed class EventEndpoints(IStoredWebhooks? inbox)
{
    public static void Map(AdministrationRoutes routes, IServiceProvider services)
    {
        var endpoints = new EventEndpoints(services.GetService<IStoredWebhooks>());
        routes.Get("/events", endpoints.ListAsync);
        routes.Get("/events/{id}", endpoints.FindAsync);
        routes.Post("/events/replay", endpoints.ReplayManyAsync);
        routes.Post("/events/{id}/replay", endpoints.ReplayAsync);
        routes.Post("/events/{id}/discard", endpoints.DiscardAsync);
    }

    private IStoredWebhooks Inbox =>
        inbox
        ?? throw new AdministrationException(
            StatusCodes.Status501NotImplemented,
            "This host keeps no events: it has no durable inbox. Add Procur.Integrations.Sql and AddIntegrationSqlStore(…)."
        );

    private static AdministrationException Nothing() => new(StatusCodes.Status404NotFound, "There is no such event (any more).");

    private static string IdOf(HttpContext context) => AdministrationQuery.Route(context, "id");

    private async Task<IResult> ListAsync(HttpContext context)
    {
        var filter = new StoredWebhookFilter
        {
            Tenant = AdministrationQuery.Tenant(context),
            Integration = AdministrationQuery.Text(context, "integration"),
            Connection = AdministrationQuery.Text(context, "connection"),
            State = AdministrationWords.Read<StoredWebhookState>("state", AdministrationQuery.Text(context, "state")),
            Type = AdministrationQuery.Text(context, "type"),
            From = AdministrationQuery.Time(context, "from"),
            To = AdministrationQuery.Time(context, "to"),
            Limit = AdministrationQuery.Limit(context),
        };
        try
        {
            var page = await Inbox
                .ListAsync(filter, AdministrationQuery.Text(context, "cursor"), context.RequestAborted)
                .ConfigureAwait(false);
            return AdministrationAnswer.Of(
                new EventList([.. page.Items.Select(EventShown.Of)], page.Next),
                AdministrationAnswer.Json.EventList
            );
        }
        catch (ArgumentException)
        {
            throw AdministrationQuery.Unfit("cursor", "the next of an earlier answer");
        }
    }

    private async Task<IResult> FindAsync(HttpContext context) =>
        await Inbox.FindAsync(IdOf(context), context.RequestAborted).ConfigureAwait(false) is { } found
            ? AdministrationAnswer.Of(EventContentShown.Of(found), AdministrationAnswer.Json.EventContentShown)
            : throw Nothing();

    private async Task<IResult> ReplayManyAsync(HttpContext context, string actor)
    {
        var which = await AdministrationBody.ReadAsync(context, AdministrationJson.Default.EventReplay).ConfigureAwait(false);
        var replayed = await Inbox.ReplayAsync(which.ToFilter(), actor, context.RequestAborted).ConfigureAwait(false);
        return AdministrationAnswer.Of(new EventsReplayed(replayed), AdministrationAnswer.Json.EventsReplayed);
    }

    private async Task<IResult> ReplayAsync(HttpContext context, string actor)
    {
        var id = await ExistingAsync(context).ConfigureAwait(false);
        return await Inbox.ReplayAsync(id, actor, context.RequestAborted).ConfigureAwait(false)
            ? AdministrationAnswer.Of(new EventsReplayed(1), AdministrationAnswer.Json.EventsReplayed)
            : throw new AdministrationException(
                StatusCodes.Status409Conflict,
                "It is being handled right now, or its content is kept no longer. Nothing was changed."
            );
    }

    private async Task<IResult> DiscardAsync(HttpContext context, string actor)
    {
        var id = await ExistingAsync(context).ConfigureAwait(false);
        return await Inbox.DiscardAsync(id, actor, context.RequestAborted).ConfigureAwait(false)
            ? TypedResults.NoContent()
            : throw new AdministrationException(
                StatusCodes.Status409Conflict,
                "It is being handled right now, or has come to its end. Nothing was changed."
            );
    }

    private async Task<string> ExistingAsync(HttpContext context)
    {
        var id = IdOf(context);
        return await Inbox.FindAsync(id, context.RequestAborted).ConfigureAwait(false) is null ? throw Nothing() : id;
    }
}
