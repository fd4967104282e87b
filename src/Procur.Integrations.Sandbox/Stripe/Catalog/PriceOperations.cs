using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary><c>/v1/prices</c>, per unit only.</summary>
internal static class PriceOperations
{
    private const string Recurring = "recurring{interval interval_count meter trial_period_days usage_type}";

    /// <summary>What a price written into another call takes.</summary>
    public const string Data =
        "price_data{currency product product_data{name description images metadata* tax_code unit_label} "
        + Recurring
        + " tax_behavior unit_amount unit_amount_decimal}";

    public static void AddTo(StripeRoutes routes)
    {
        routes.Post(
            "prices.create",
            "/v1/prices",
            $"active billing_scheme currency currency_options* custom_unit_amount* lookup_key metadata* nickname product product_data* {Recurring} tax_behavior tiers* tiers_mode "
                + "transfer_lookup_key transform_quantity* unit_amount unit_amount_decimal",
            Create
        );
        routes.Get("prices.list", "/v1/prices", StripeRoutes.Paging + " active currency lookup_keys product recurring* type", List);
        routes.Get("prices.search", "/v1/prices/search", StripeSearch.Parameters, StripeSearch.Run<StripePrice>);
        routes.Get("prices.get", "/v1/prices/{}", "", call => call.Reply(Target(call)));
        routes.Post(
            "prices.update",
            "/v1/prices/{}",
            "active currency_options* lookup_key metadata* nickname tax_behavior transfer_lookup_key",
            Update
        );
    }

    /// <summary>A price that is written out in a call, for a product that is there, that is written out too, or that is given. It is not kept yet.</summary>
    public static StripePrice Make(StripeCall call, StripeParameters given, StripeProduct? product = null)
    {
        foreach (var name in (ReadOnlySpan<string>)["tiers", "custom_unit_amount", "transform_quantity", "unit_amount_decimal"])
        {
            if (given.Has(name))
            {
                throw StripeProblem.Invalid(
                    null,
                    given.Param(name),
                    $"The sandbox has prices per unit only: {given.Param(name)} is not for it."
                );
            }
        }

        var currency = StripeCurrencies.Read(given);
        var amount = given.RequiredInteger("unit_amount");
        if (amount < 0)
        {
            throw StripeProblem.Invalid("parameter_invalid_integer", given.Param("unit_amount"), "Invalid non-negative integer");
        }

        StripeCurrencies.Representable(amount, currency, given.Param("unit_amount"));
        var interval = given.Object("recurring") is { } recurring ? StripeInterval.Read(recurring) : null;
        product ??= Product(call, given);
        return new StripePrice(call.Now, currency, amount, product, interval)
        {
            TaxBehavior = given.Choice("tax_behavior", "exclusive", "inclusive", "unspecified") ?? "unspecified",
        };
    }

    /// <summary>The price of an item: one that is there, or one that is written out.</summary>
    public static StripePrice Of(StripeCall call, StripeParameters item)
    {
        if (call.Named<StripePrice>(item, "price", "price") is { } price)
        {
            return price;
        }

        var data = item.Object("price_data") ?? throw item.Lacking("price");
        return call.Objects.Add(Make(call, data));
    }

    private static StripeProduct Product(StripeCall call, StripeParameters given)
    {
        if (call.Named<StripeProduct>(given, "product", "product") is { } known)
        {
            return known;
        }

        var data = given.Object("product_data") ?? throw given.Lacking("product");
        var product = new StripeProduct("prod_" + StripeIds.Text(14), call.Now)
        {
            Name = data.Required("name"),
            Description = data.Text("description"),
        };
        product.UpdateMetadata(data);
        return call.Objects.Add(product);
    }

    private static StripePrice Target(StripeCall call) => call.Target<StripePrice>("price", "price");

    private static StandInReply Create(StripeCall call)
    {
        var price = Make(call, call.Parameters);
        Change(call, price);
        call.Objects.Add(price);
        call.Effect("price", price.Id, price.Amount, price.Currency, price.Reference);
        call.Emit("price.created", price);
        return call.Reply(price);
    }

    private static StandInReply Update(StripeCall call)
    {
        var price = Target(call);
        Change(call, price);
        call.Emit("price.updated", price);
        return call.Reply(price);
    }

    private static StandInReply List(StripeCall call)
    {
        var given = call.Parameters;
        var (active, product, type) = (given.Flag("active"), given.Text("product"), given.Choice("type", "one_time", "recurring"));
        var (currency, keys) = (given.Text("currency"), given.Texts("lookup_keys"));
        return call.Page<StripePrice>(
            "price",
            x =>
                (active is null || x.Active == active)
                && (product is null || x.Product.Id == product)
                && (type is null || (type == "recurring") == x.Interval is not null)
                && (currency is null || x.Currency == currency)
                && (keys.Count == 0 || (x.LookupKey is not null && keys.Contains(x.LookupKey)))
        );
    }

    private static void Change(StripeCall call, StripePrice price)
    {
        var given = call.Parameters;
        if (given.Text("lookup_key") is { Length: > 0 } key)
        {
            var holder = call.Objects.All<StripePrice>().FirstOrDefault(x => x.LookupKey == key && x != price);
            if (holder is not null && given.Flag("transfer_lookup_key") is not true)
            {
                throw StripeProblem.Refused(
                    null,
                    "lookup_key",
                    $"A price (`{holder.Id}`) already uses that lookup key (`{key}`). Change the lookup key of that price or set `transfer_lookup_key` to true."
                );
            }

            if (holder is not null)
            {
                holder.LookupKey = null;
            }

            price.LookupKey = key;
        }

        price.Active = given.Flag("active") ?? price.Active;
        price.Nickname = given.Text("nickname") ?? price.Nickname;
        price.TaxBehavior = given.Text("tax_behavior") ?? price.TaxBehavior;
        price.UpdateMetadata(given);
    }
}
