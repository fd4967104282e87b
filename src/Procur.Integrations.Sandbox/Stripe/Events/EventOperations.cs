using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary><c>/v1/events</c> and <c>/v2/core/events</c>.</summary>
internal static class EventOperations
{
    public static void AddTo(StripeRoutes routes)
    {
        routes.Get("events.list", "/v1/events", StripeRoutes.Paging + " delivery_success type types", List);
        routes.Get("events.get", "/v1/events/{}", "", call => call.Reply(call.Target<StripeEvent>("event", "id")));
        routes.Get("core.events.get", "/v2/core/events/{}", "", call => call.Reply(call.Target<StripeThinEvent>("event", "id")));
    }

    private static StandInReply List(StripeCall call)
    {
        var (type, types) = (call.Parameters.Text("type"), call.Parameters.Texts("types"));
        if (type is not null && types.Count > 0)
        {
            throw StripeProblem.Invalid(null, "types", "You may only specify one of these parameters: type, types.");
        }

        return call.Page<StripeEvent>("event", x => Fits(x.Type, type) && (types.Count == 0 || types.Contains(x.Type)));
    }

    private static bool Fits(string type, string? wanted) =>
        wanted is null || wanted == type || (wanted.EndsWith('*') && type.StartsWith(wanted[..^1], StringComparison.Ordinal));
}
