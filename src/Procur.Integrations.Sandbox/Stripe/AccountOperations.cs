using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary><c>/v1/account</c> and <c>/v1/balance</c>.</summary>
internal static class AccountOperations
{
    public static void AddTo(StripeRoutes routes)
    {
        routes.Get("balance.get", "/v1/balance", "", Balance);
        routes.Get("account.get", "/v1/account", "", Account);
        routes.Get("account.get", "/v1/accounts/{}", "", OneAccount);
    }

    private static StandInReply Balance(StripeCall call)
    {
        var sums = new SortedDictionary<string, long>(StringComparer.Ordinal) { ["usd"] = 0 };
        foreach (var charge in call.Objects.All<StripeCharge>())
        {
            sums[charge.Intent.Currency] = sums.GetValueOrDefault(charge.Intent.Currency) + charge.Refundable;
        }

        return call.Document(json =>
        {
            json.Json.WriteStartObject();
            json.Text("object", "balance");
            Write(json, "available", sums);
            json.Flag("livemode", false);
            Write(json, "pending", sums.ToDictionary(x => x.Key, _ => 0L));
            json.Json.WriteEndObject();
        });
    }

    private static void Write(StripeWriter json, string name, IEnumerable<KeyValuePair<string, long>> sums)
    {
        json.BeginList(name);
        foreach (var (currency, amount) in sums)
        {
            json.Json.WriteStartObject();
            json.Number("amount", amount);
            json.Text("currency", currency);
            json.Begin("source_types");
            json.Number("card", amount);
            json.End();
            json.Json.WriteEndObject();
        }

        json.EndList();
    }

    private static StandInReply OneAccount(StripeCall call) =>
        call.Id == call.Account.Id
            ? Account(call)
            : throw new StripeProblem(
                403,
                "invalid_request_error",
                "account_invalid",
                $"The provided key does not have access to account '{call.Id}' (or that account does not exist). Application access may have been revoked."
            );

    private static StandInReply Account(StripeCall call) =>
        call.Document(json =>
        {
            json.Json.WriteStartObject();
            json.Text("id", call.Account.Id);
            json.Text("object", "account");
            json.Begin("business_profile");
            json.Text("name", call.Account.Name);
            json.Null("mcc", "product_description", "support_email", "support_phone", "support_url", "url");
            json.End();
            json.Null("business_type");
            json.Begin("capabilities");
            json.Text("card_payments", "active");
            json.Text("transfers", "active");
            json.End();
            json.Flag("charges_enabled", true);
            json.Text("country", "US");
            json.Text("default_currency", "usd");
            json.Flag("details_submitted", true);
            json.Text("email", $"{call.Account.Name}@example.com");
            json.EmptyObject("metadata");
            json.Flag("payouts_enabled", true);
            json.Begin("settings");
            json.Begin("dashboard");
            json.Text("display_name", call.Account.Name);
            json.Text("timezone", "Etc/UTC");
            json.End();
            json.End();
            json.Text("type", "standard");
            json.Json.WriteEndObject();
        });
}
