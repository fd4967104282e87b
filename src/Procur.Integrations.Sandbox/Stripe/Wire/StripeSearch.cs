using System.Text.RegularExpressions;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>Search, for equality joined by AND. Like the service's it lags: it finds what has been there for a minute.</summary>
internal static partial class StripeSearch
{
    public const string Parameters = "query limit page";

    private const long Lag = 60;

    public static StandInReply Run<T>(StripeCall call)
        where T : StripeObject
    {
        var clauses = Read(call.Parameters.Required("query"));
        var limit = call.Parameters.Integer("limit") ?? 10;
        var from = call.Parameters.Integer("page") ?? 0;
        var all = call.Objects.All<T>().Where(x => x.Created + Lag <= call.NowSeconds && clauses.TrueForAll(c => Fits(x, c))).ToList();
        var page = all.Skip((int)from).Take((int)limit).ToList();
        var next = from + page.Count < all.Count ? from + page.Count : (long?)null;
        return call.Document(json =>
        {
            json.Json.WriteStartObject();
            json.Text("object", "search_result");
            json.BeginList("data");
            page.ForEach(json.Object);
            json.EndList();
            json.Flag("has_more", next is not null);
            json.Text("next_page", next?.ToString(System.Globalization.CultureInfo.InvariantCulture));
            json.Text("url", call.Path);
            json.Json.WriteEndObject();
        });
    }

    private static List<(string Field, string Value)> Read(string query)
    {
        var clauses = new List<(string, string)>();
        foreach (var clause in And().Split(query))
        {
            var match = Clause().Match(clause);
            if (!match.Success)
            {
                throw StripeProblem.Invalid(
                    null,
                    "query",
                    $"The sandbox's search knows field:'value' joined by AND; it cannot read: {clause}"
                );
            }

            clauses.Add((match.Groups["field"].Value, match.Groups["value"].Value));
        }

        return clauses;
    }

    private static bool Fits(StripeObject value, (string Field, string Value) clause)
    {
        if (clause.Field.StartsWith("metadata[", StringComparison.Ordinal))
        {
            return value.Metadata.GetValueOrDefault(clause.Field[10..^2]) == clause.Value;
        }

        return clause.Value
            == (value, clause.Field) switch
            {
                (StripePaymentIntent x, "status") => x.Status,
                (StripePaymentIntent x, "customer") => x.Customer,
                (StripePaymentIntent x, "currency") => x.Currency,
                (StripeCustomer x, "email") => x.Email,
                (StripeCustomer x, "name") => x.Name,
                (StripeCustomer x, "phone") => x.Phone,
                (StripeInvoice x, "status") => x.Status,
                (StripeInvoice x, "customer") => x.Customer.Id,
                (StripeInvoice x, "number") => x.Number,
                (StripeSubscription x, "status") => x.Status,
                (StripePrice x, "lookup_key") => x.LookupKey,
                (StripePrice x, "product") => x.Product.Id,
                (StripeProduct x, "name") => x.Name,
                _ => throw StripeProblem.Invalid(
                    null,
                    "query",
                    $"Field `{clause.Field}` is an unsupported search field for this resource."
                ),
            };
    }

    [GeneratedRegex(@"\s+AND\s+", RegexOptions.CultureInvariant)]
    private static partial Regex And();

    [GeneratedRegex(
        @"^\s*(?<field>[a-z_]+(\[(?:'[^']*'|""[^""]*"")\])?)\s*:\s*(?:'(?<value>[^']*)'|""(?<value>[^""]*)"")\s*$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Clause();
}
