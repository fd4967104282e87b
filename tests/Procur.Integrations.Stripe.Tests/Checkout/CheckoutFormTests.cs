using System.Text.Json.Nodes;

namespace Procur.Integrations.Stripe.Tests;

/// <summary>What leaves for a payment page.</summary>
public sealed class CheckoutFormTests
{
    private const string Page = """{"id":"cs_1","object":"checkout.session","status":"open","payment_status":"unpaid"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_for_a_payment_which_is_found_by_the_same_reference()
    {
        var form = await SentAsync(Request());

        Assert.Equal("payment", form["mode"]);
        Assert.Equal("PO-1001", form["client_reference_id"]);
        Assert.Equal(
            "PO-1001",
            Assert.Single(form, field => field.Key.StartsWith("payment_intent_data[metadata]", StringComparison.Ordinal)).Value
        );
        Assert.Equal(
            ("2", "usd", "500", "Seat"),
            (
                form["line_items[0][quantity]"],
                form["line_items[0][price_data][currency]"],
                form["line_items[0][price_data][unit_amount]"],
                form["line_items[0][price_data][product_data][name]"]
            )
        );
    }

    [Fact]
    public async Task Without_a_reference_nothing_is_said_of_the_payment_behind_it()
    {
        var form = await SentAsync(Request() with { Reference = null });

        Assert.DoesNotContain(form.Keys, name => name.StartsWith("payment_intent_data", StringComparison.Ordinal));
        Assert.DoesNotContain("client_reference_id", form.Keys);
    }

    [Theory]
    [InlineData("setup")]
    [InlineData("subscription")]
    public async Task The_hosts_own_mode_is_the_only_one_and_says_nothing_of_a_payment_that_is_not_made(string mode)
    {
        // Stripe refuses payment_intent_data in these modes. A field that is sent twice fails the reading of the form.
        var form = await SentAsync(Request() with { ProviderOptions = new JsonObject { ["mode"] = mode } });

        Assert.Equal(mode, form["mode"]);
        Assert.DoesNotContain(form.Keys, name => name.StartsWith("payment_intent_data", StringComparison.Ordinal));
        Assert.Equal("PO-1001", form["client_reference_id"]);
    }

    [Fact]
    public async Task Further_fields_leave_the_mode_as_it_is()
    {
        var form = await SentAsync(Request() with { ProviderOptions = new JsonObject { ["locale"] = "sw" } });

        Assert.Equal(("payment", "sw"), (form["mode"], form["locale"]));
    }

    private static CheckoutRequest Request() =>
        new()
        {
            Lines = [new CheckoutLine("Seat", new Money(5m, "USD"), 2)],
            SuccessUrl = new Uri("https://shop.example/done"),
            Reference = "PO-1001",
        };

    private static async Task<IReadOnlyDictionary<string, string>> SentAsync(CheckoutRequest request)
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Reply.Json(Page));
        await host.Host.Get<ICheckoutSessions>().CreateCheckoutSessionAsync(request, Token);
        return Forms.Read(host.Calls[0]);
    }
}
