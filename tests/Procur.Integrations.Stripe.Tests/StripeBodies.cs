namespace Procur.Integrations.Stripe.Tests;

/// <summary>Answers as Stripe gives them, for scripted servers.</summary>
public static class StripeBodies
{
    public static string Intent(string id = "pi_1", string status = "succeeded", string more = "") =>
        $$"""
            {"id":"{{id}}","object":"payment_intent","amount":1050,"amount_received":1050,"currency":"usd","created":1767614400,"customer":null,
             "latest_charge":"ch_1","livemode":false,"metadata":{},"status":"{{status}}","client_secret":"{{id}}_secret_x"{{more}}}
            """;

    public static string Error(string type, string? code = null, string more = "") =>
        $$$"""{"error":{"type":"{{{type}}}","message":"Words of Stripe."{{{(code is null ? "" : $",\"code\":\"{code}\"")}}}{{{more}}}}}""";
}
