using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>Stripe's error bodies.</summary>
internal static class StripeErrors
{
    /// <summary>A problem as an answer.</summary>
    public static StandInReply Reply(StripeProblem problem, StripeObjects? objects, string requestId)
    {
        var body = StripeWriter.Document(
            objects ?? new StripeObjects(),
            StripeExpansion.None,
            json =>
            {
                json.Json.WriteStartObject();
                json.Begin("error");
                if (problem.Decline is { } decline)
                {
                    WriteDecline(json, decline, problem.Method, problem.Charge);
                    if (problem.Intent is { } intent)
                    {
                        json.Object("payment_intent", intent);
                    }
                }
                else
                {
                    WritePlain(json, problem);
                }

                json.Text("request_log_url", $"https://dashboard.stripe.com/test/logs/{requestId}");
                json.Text("type", problem.Type);
                json.End();
                json.Json.WriteEndObject();
            }
        );
        return new StandInReply(problem.Status, body);
    }

    /// <summary>The fields of a card's error but its type: the same in an answer and in <c>last_payment_error</c>.</summary>
    public static void WriteDecline(StripeWriter json, StripeDecline decline, StripePaymentMethod? method, string? charge)
    {
        if (decline.Advice is not null)
        {
            json.Text("advice_code", decline.Advice);
        }

        if (charge is not null)
        {
            json.Text("charge", charge);
        }

        json.Text("code", decline.Code);
        if (decline.DeclineCode.Length > 0)
        {
            json.Text("decline_code", decline.DeclineCode);
        }

        json.Text("doc_url", Document(decline.Code));
        json.Text("message", decline.Message);
        if (method is not null)
        {
            json.Object("payment_method", method);
        }
    }

    private static void WritePlain(StripeWriter json, StripeProblem problem)
    {
        if (problem.Code is { } code)
        {
            json.Text("code", code);
            json.Text("doc_url", Document(code));
        }

        json.Text("message", problem.Message);
        if (problem.Param is { } param)
        {
            json.Text("param", param);
        }

        if (problem.Intent is { } intent)
        {
            json.Object("payment_intent", intent);
        }
    }

    private static string Document(string code) => "https://stripe.com/docs/error-codes/" + code.Replace('_', '-');
}
