using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary><c>/v1/charges</c>, to read.</summary>
internal static class ChargeOperations
{
    public static void AddTo(StripeRoutes routes)
    {
        routes.Get("charges.list", "/v1/charges", StripeRoutes.Paging + " customer payment_intent transfer_group", List);
        routes.Get("charges.get", "/v1/charges/{}", "", call => call.Reply(call.Target<StripeCharge>("charge", "charge")));
    }

    private static StandInReply List(StripeCall call)
    {
        var (customer, intent) = (call.Parameters.Text("customer"), call.Parameters.Text("payment_intent"));
        return call.Page<StripeCharge>(
            "charge",
            x => (customer is null || x.Intent.Customer == customer) && (intent is null || x.Intent.Id == intent)
        );
    }
}
