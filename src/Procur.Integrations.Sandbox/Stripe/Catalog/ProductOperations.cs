using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary><c>/v1/products</c>.</summary>
internal static class ProductOperations
{
    private const string Fields =
        "active description images marketing_features* metadata* name package_dimensions* shippable statement_descriptor tax_code unit_label url";

    public static void AddTo(StripeRoutes routes)
    {
        routes.Post("products.create", "/v1/products", Fields + " default_price_data* id type", Create);
        routes.Get("products.list", "/v1/products", StripeRoutes.Paging + " active ids shippable type url", List);
        routes.Get("products.search", "/v1/products/search", StripeSearch.Parameters, StripeSearch.Run<StripeProduct>);
        routes.Get("products.get", "/v1/products/{}", "", call => call.Reply(Target(call)));
        routes.Post("products.update", "/v1/products/{}", Fields + " default_price", Update);
        routes.Delete("products.delete", "/v1/products/{}", "", Delete);
    }

    private static StripeProduct Target(StripeCall call) => call.Target<StripeProduct>("product", "id");

    private static StandInReply Create(StripeCall call)
    {
        var given = call.Parameters;
        given.Required("name");
        var id = given.Text("id") ?? "prod_" + StripeIds.Text(14);
        if (call.Objects.Find(id) is not null)
        {
            throw StripeProblem.Refused("resource_already_exists", "id", $"Product already exists with id: {id}");
        }

        var product = new StripeProduct(id, call.Now);
        var price = given.Object("default_price_data") is { } data ? PriceOperations.Make(call, data, product) : null;
        Change(given, product);
        call.Objects.Add(product);
        if (price is not null)
        {
            product.DefaultPrice = call.Objects.Add(price).Id;
        }

        call.Effect("product", product.Id, reference: product.Reference);
        call.Emit("product.created", product);
        return call.Reply(product);
    }

    private static StandInReply Update(StripeCall call)
    {
        var product = Target(call);
        product.DefaultPrice = call.Named<StripePrice>("price", "default_price")?.Id ?? product.DefaultPrice;
        Change(call.Parameters, product);
        product.Updated = call.NowSeconds;
        call.Emit("product.updated", product);
        return call.Reply(product);
    }

    private static StandInReply Delete(StripeCall call)
    {
        var product = Target(call);
        if (call.Objects.All<StripePrice>().Any(x => x.Product == product))
        {
            throw StripeProblem.Refused(null, null, "This product cannot be deleted because it has one or more user-created prices.");
        }

        call.Objects.Remove(product);
        call.Effect("product-deleted", product.Id);
        call.Emit("product.deleted", product);
        return call.Deleted(product);
    }

    private static StandInReply List(StripeCall call)
    {
        var active = call.Parameters.Flag("active");
        var ids = call.Parameters.Texts("ids");
        return call.Page<StripeProduct>("product", x => (active is null || x.Active == active) && (ids.Count == 0 || ids.Contains(x.Id)));
    }

    private static void Change(StripeParameters given, StripeProduct product)
    {
        product.Active = given.Flag("active") ?? product.Active;
        product.Name = given.Has("name") ? given.Required("name") : product.Name;
        product.Description = given.Text("description") ?? product.Description;
        product.StatementDescriptor = given.Text("statement_descriptor") ?? product.StatementDescriptor;
        product.TaxCode = given.Text("tax_code") ?? product.TaxCode;
        product.UnitLabel = given.Text("unit_label") ?? product.UnitLabel;
        product.Url = given.Text("url") ?? product.Url;
        product.Images = given.Has("images") ? given.Texts("images") : product.Images;
        product.UpdateMetadata(given);
    }
}
