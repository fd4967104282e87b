using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Journal;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>Operations whose outcome nobody can tell yet.</summary>
internal sealed class OperationEndpoints(OperationOutcomes outcomes, IOperationJournal journal)
{
    public static void Map(AdministrationRoutes routes, IServiceProvider services)
    {
        var endpoints = new OperationEndpoints(
            services.GetRequiredService<OperationOutcomes>(),
            services.GetRequiredService<IOperationJournal>()
        );
        routes.Get("/operations", endpoints.ListAsync);
        routes.Post("/operations/{id}/look-up", endpoints.LookUpAsync);
        routes.Post("/operations/{id}/resolve", endpoints.ResolveAsync);
        routes.Post("/operations/{id}/resend", endpoints.ResendAsync);
    }

    private async Task<IResult> ListAsync(HttpContext context)
    {
        var limit = AdministrationQuery.Limit(context);
        var tenant = AdministrationQuery.Tenant(context);
        var shown = new List<OperationShown>();
        await foreach (
            var entry in outcomes
                .ListUnknownAsync(tenant, context.RequestAborted)
                .WithCancellation(context.RequestAborted)
                .ConfigureAwait(false)
        )
        {
            if (shown.Count == limit)
            {
                return AdministrationAnswer.Of(new OperationList(shown, More: true), AdministrationAnswer.Json.OperationList);
            }

            shown.Add(OperationShown.Of(entry));
        }

        return AdministrationAnswer.Of(new OperationList(shown, More: false), AdministrationAnswer.Json.OperationList);
    }

    private async Task<IResult> LookUpAsync(HttpContext context, string actor)
    {
        var id = await IdAsync(context).ConfigureAwait(false);
        var finding = await outcomes.ResolveAsync(id, context.RequestAborted).ConfigureAwait(false);
        return OperationFinding.Answer(finding);
    }

    private async Task<IResult> ResolveAsync(HttpContext context, string actor)
    {
        var verdict = await AdministrationBody.ReadAsync(context, AdministrationJson.Default.OperationVerdict).ConfigureAwait(false);
        var evidence = Required("evidence", verdict.Evidence);
        if (verdict.Status is < 200 or > 599)
        {
            throw AdministrationQuery.Unfit("status", "the HTTP status that the lost answer would have had");
        }

        var found = AdministrationWords.Read<OutcomeFinding>("finding", verdict.Finding) switch
        {
            OutcomeFinding.TookEffect => OutcomeResolution.TookEffect(
                verdict.Status ?? StatusCodes.Status200OK,
                Utf8(verdict.Body),
                evidence
            ),
            OutcomeFinding.DidNotHappen => OutcomeResolution.DidNotHappen(evidence),
            _ => throw AdministrationQuery.Unfit("finding", "took-effect or did-not-happen"),
        };
        var id = await IdAsync(context).ConfigureAwait(false);
        return await outcomes.SettleAsync(id, found, actor, context.RequestAborted).ConfigureAwait(false)
            ? OperationFinding.Answer(found.Finding)
            : throw NotUnknown();
    }

    private async Task<IResult> ResendAsync(HttpContext context, string actor)
    {
        var resend = await AdministrationBody.ReadAsync(context, AdministrationJson.Default.OperationResend).ConfigureAwait(false);
        var reason = Required("reason", resend.Reason);
        var id = await IdAsync(context).ConfigureAwait(false);
        return await outcomes.ForceResendAsync(id, reason, actor, context.RequestAborted).ConfigureAwait(false)
            ? TypedResults.NoContent()
            : throw NotUnknown();
    }

    private static string Required(string name, string? text) =>
        string.IsNullOrWhiteSpace(text) ? throw AdministrationQuery.Unfit(name, "given, in your words") : text;

    private static ReadOnlyMemory<byte> Utf8(JsonElement? body) => body is { } json ? Encoding.UTF8.GetBytes(json.GetRawText()) : default;

    private static AdministrationException NotUnknown() =>
        new(StatusCodes.Status409Conflict, "Its outcome is known by now, or it is being sent; look at it again. Nothing was changed.");

    private async Task<JournalId> IdAsync(HttpContext context) =>
        OperationId.Read(AdministrationQuery.Route(context, "id")) is { } id
        && await journal.FindAsync(id, context.RequestAborted).ConfigureAwait(false) is not null
            ? id
            : throw new AdministrationException(StatusCodes.Status404NotFound, "There is no such operation (any more).");
}
