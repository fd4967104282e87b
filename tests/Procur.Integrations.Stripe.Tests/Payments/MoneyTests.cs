namespace Procur.Integrations.Stripe.Tests;

/// <summary>Amounts on Stripe's wire (docs.stripe.com/currencies), seen in the request that leaves.</summary>
public sealed class MoneyTests
{
    [Theory]
    [InlineData("10.50", "USD", 1050)]
    [InlineData("0.01", "EUR", 1)]
    [InlineData("1999", "KES", 199900)]
    [InlineData("500", "JPY", 500)]
    [InlineData("500", "UGX", 50000)]
    [InlineData("5", "ISK", 500)]
    [InlineData("1.230", "KWD", 1230)]
    [InlineData("1.23", "KWD", 1230)]
    [InlineData("2", "BHD", 2000)]
    [InlineData("7", "MGA", 7)]
    [InlineData("45", "HUF", 4500)]
    [InlineData("45", "TWD", 4500)]
    [InlineData("99999999", "XOF", 99999999)]
    public async Task An_amount_is_sent_in_Stripes_own_smallest_unit(string amount, string currency, long wire)
    {
        await using var host = ScriptedHost.Start(new StripeFixture());

        await host.Host.Get<IPaymentProvider>().CreatePaymentAsync(Request(amount, currency), TestContext.Current.CancellationToken);

        var form = Forms.Read(Assert.Single(host.Calls));
        Assert.Equal($"{wire}", form["amount"]);
        Assert.Equal(currency.ToLowerInvariant(), form["currency"]);
    }

    [Theory]
    [InlineData("10.505", "USD")]
    [InlineData("500.5", "JPY")]
    [InlineData("0.5", "UGX")]
    [InlineData("5.5", "ISK")]
    [InlineData("1.234", "KWD")]
    [InlineData("1.001", "TND")]
    [InlineData("7.5", "MGA")]
    [InlineData("0", "USD")]
    [InlineData("-1", "USD")]
    [InlineData("79228162514264337593543950335", "USD")]
    public async Task An_amount_that_cannot_be_carried_is_refused_and_never_rounded(string amount, string currency)
    {
        await using var host = ScriptedHost.Start(new StripeFixture());

        await Assert.ThrowsAsync<ArgumentException>(() =>
            host.Host.Get<IPaymentProvider>().CreatePaymentAsync(Request(amount, currency), TestContext.Current.CancellationToken)
        );

        Assert.Equal(0, host.StandIn.Count);
    }

    [Fact]
    public async Task Every_currency_that_Stripe_lists_without_decimals_goes_as_it_is_and_comes_back_so()
    {
        foreach (var currency in "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".Split(' '))
        {
            await using var host = ScriptedHost.Start(new StripeFixture(), Reply.Json(Answer(500, currency)));

            var payment = await host
                .Host.Get<IPaymentProvider>()
                .CreatePaymentAsync(Request("500", currency), TestContext.Current.CancellationToken);

            Assert.Equal("500", Forms.Read(host.Calls[0])["amount"]);
            Assert.Equal(new Money(500, currency), payment.Amount);
        }
    }

    [Theory]
    [InlineData(50000, "UGX", "500")]
    [InlineData(500, "ISK", "5")]
    [InlineData(1230, "KWD", "1.230")]
    [InlineData(1050, "USD", "10.50")]
    public async Task An_amount_is_read_back_in_major_units(long wire, string currency, string amount)
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Reply.Json(Answer(wire, currency)));

        var payment = await host.Host.Get<IPaymentProvider>().GetPaymentAsync("pi_1", TestContext.Current.CancellationToken);

        Assert.Equal(new Money(decimal.Parse(amount), currency), payment.Amount);
    }

    [Fact]
    public async Task A_currency_that_nobody_has_listed_is_read_all_the_same()
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Reply.Json(Answer(100, "ZZZ")));

        var payment = await host.Host.Get<IPaymentProvider>().GetPaymentAsync("pi_1", TestContext.Current.CancellationToken);

        Assert.Equal("ZZZ", payment.Amount!.Value.Currency.Code);
    }

    private static string Answer(long amount, string currency) =>
        $$"""{"id":"pi_1","status":"processing","amount":{{amount}},"currency":"{{currency.ToLowerInvariant()}}","created":1767614400}""";

    private static PaymentRequest Request(string amount, string currency) =>
        new() { Amount = new Money(decimal.Parse(amount), currency), Payer = Payer.WithMethod("pm_1") };
}
