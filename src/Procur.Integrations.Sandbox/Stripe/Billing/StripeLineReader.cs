namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>Reads what goes onto an invoice.</summary>
internal static class StripeLineReader
{
    /// <summary>What a line takes, as an item of its own or in a list.</summary>
    public const string Parameters =
        "amount description discountable discounts* metadata* period{start end} "
        + PriceOperations.Data
        + " pricing{price} quantity quantity_decimal tax_behavior tax_code tax_rates unit_amount_decimal";

    /// <summary>Makes a line of an amount, or of a price and a quantity.</summary>
    public static StripeLine Read(StripeCall call, StripeParameters given, StripeCustomer customer, string currency)
    {
        var quantity = given.Integer("quantity") ?? 1;
        var price =
            given.Object("pricing") is { } pricing ? call.Named<StripePrice>(pricing, "price", "price") ?? throw pricing.Lacking("price")
            : given.Object("price_data") is { } data ? call.Objects.Add(PriceOperations.Make(call, data))
            : null;
        if (price is { Interval: not null })
        {
            throw StripeProblem.Invalid(
                null,
                given.Param("price"),
                "The price specified is set to `type=recurring` but this field only accepts prices with `type=one_time`."
            );
        }

        // A unit amount is of one; whole units only, as everywhere here.
        var amount =
            price is not null ? price.Amount * quantity
            : given.Has("amount") ? given.RequiredInteger("amount")
            : given.Integer("unit_amount_decimal") * quantity ?? given.RequiredInteger("amount");
        StripeCurrencies.Representable(amount, price?.Currency ?? currency, given.Param("amount"));
        var line = new StripeLine(call.Now, customer, price?.Currency ?? currency, amount, quantity) { Price = price };
        Change(given, line);
        line.Description ??= price?.Product.Name;
        line.UpdateMetadata(given);
        return line;
    }

    /// <summary>Sets what can be changed on a line that is there.</summary>
    public static void Change(StripeParameters given, StripeLine line)
    {
        line.Description = given.Text("description") ?? line.Description;
        line.Discountable = given.Flag("discountable") ?? line.Discountable;
        if (given.Object("period") is { } period)
        {
            line.PeriodStart = period.RequiredInteger("start");
            line.PeriodEnd = period.RequiredInteger("end");
        }
    }
}
