using FsCheck;
using FsCheck.Fluent;

namespace Procur.Integrations.Tests.Abstractions;

/// <summary>Money: exact, never rounded, refused where it cannot be carried.</summary>
public sealed class MoneyTests
{
    private const string WithoutMinorUnit = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
    private const string WithThousandths = "BHD IQD JOD KWD LYD OMR TND";
    private const string WithTenThousandths = "CLF UYW";

    public static TheoryData<string> Codes => [.. Currency.Codes];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_listed_currency_is_carried_in_its_own_minor_unit(string code)
    {
        var digits =
            WithoutMinorUnit.Contains(code, StringComparison.Ordinal) ? 0
            : WithThousandths.Contains(code, StringComparison.Ordinal) ? 3
            : WithTenThousandths.Contains(code, StringComparison.Ordinal) ? 4
            : 2;
        var unit = (decimal)Math.Pow(10, digits);
        var currency = Currency.Parse(code.ToLowerInvariant());

        Assert.Equal(digits, currency.Digits);
        Assert.True(currency.IsListed);
        Assert.Equal(code, currency.Code);
        Assert.Equal((long)(12 * unit), new Money(12, code).ToMinorUnits());
        Assert.Equal(1, new Money(1 / unit, code).ToMinorUnits());
        Assert.Equal(-1, new Money(-1 / unit, code).ToMinorUnits());
        Assert.Equal(new Money(12345 / unit, code), MinorUnits.Iso.ToMoney(12345, currency));
        Assert.Throws<ArgumentException>(() => new Money(1 / unit / 10, code).ToMinorUnits());
        Assert.Equal(digits == 0 ? "1 " + code : $"1.{new string('0', digits)} {code}", new Money(1, code).ToString());
    }

    [Fact]
    public void The_list_holds_what_people_pay_with()
    {
        Assert.True(Currency.Codes.Count > 150);
        Assert.Equal(Currency.Codes, Currency.Codes.Order(StringComparer.Ordinal));
        Assert.All(
            new[] { "USD", "EUR", "KES", "JPY", "KWD", "UGX", "TZS", "NGN", "ZAR", "GBP", "INR", "BRL", "CNY" },
            code => Assert.Contains(code, Currency.Codes)
        );
    }

    [Fact]
    public void An_amount_goes_to_minor_units_and_back()
    {
        var amounts =
            from code in Gen.Elements(Currency.Codes.ToArray())
            from minor in Gen.Choose(int.MinValue, int.MaxValue)
            from factor in Gen.Elements(1L, 1000L, 1_000_000L)
            select (Code: code, Minor: minor * factor);

        Prop.ForAll(
                amounts.ToArbitrary(),
                sample => MinorUnits.Iso.FromMoney(MinorUnits.Iso.ToMoney(sample.Minor, Currency.Parse(sample.Code))) == sample.Minor
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Sums_are_those_of_the_minor_units()
    {
        var pairs =
            from code in Gen.Elements(Currency.Codes.ToArray())
            from left in Gen.Choose(int.MinValue, int.MaxValue)
            from right in Gen.Choose(int.MinValue, int.MaxValue)
            select (Currency: Currency.Parse(code), Left: (long)left, Right: (long)right);

        Prop.ForAll(
                pairs.ToArbitrary(),
                sample =>
                {
                    var left = MinorUnits.Iso.ToMoney(sample.Left, sample.Currency);
                    var right = MinorUnits.Iso.ToMoney(sample.Right, sample.Currency);
                    return (left + right).ToMinorUnits() == sample.Left + sample.Right
                        && (left - right).ToMinorUnits() == sample.Left - sample.Right
                        && (left < right) == (sample.Left < sample.Right)
                        && (left >= right) == (sample.Left >= sample.Right);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("10.5", "JPY")]
    [InlineData("0.001", "USD")]
    [InlineData("1.2345", "KWD")]
    [InlineData("92233720368547758.08", "USD")]
    [InlineData("79228162514264337593543950335", "USD")]
    public void What_cannot_be_carried_exactly_is_refused(string amount, string code) =>
        Assert.Throws<ArgumentException>(() => new Money(decimal.Parse(amount), code).ToMinorUnits());

    [Theory]
    [InlineData("92233720368547758.07", 9223372036854775807)]
    [InlineData("-92233720368547758.08", -9223372036854775808)]
    [InlineData("1.10", 110)]
    [InlineData("1.1000", 110)]
    public void What_can_is_not(string amount, long minor) => Assert.Equal(minor, new Money(decimal.Parse(amount), "USD").ToMinorUnits());

    [Theory]
    [InlineData("KES", "KES")]
    [InlineData("kes", "KES")]
    [InlineData("Kes", "KES")]
    public void A_code_is_read_in_any_casing(string code, string read) => Assert.Equal(read, Currency.Parse(code).Code);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("KE")]
    [InlineData("ABC")]
    [InlineData("BTC")]
    [InlineData(" KES")]
    public void What_is_no_currency_is_refused(string? code)
    {
        var e = Assert.Throws<ArgumentException>(() => new Money(1, code!));

        Assert.Contains("ISO 4217", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_may_name_a_currency_that_nobody_has_listed()
    {
        var usdc = Currency.FromService("usdc");

        Assert.Equal(("USDC", false, 2), (usdc.Code, usdc.IsListed, usdc.Digits));
        Assert.Throws<ArgumentException>(() => new Money(1, usdc).ToMinorUnits());
        Assert.Equal("XXX", Currency.FromService(" ").Code);
        Assert.Equal("XXX", default(Currency).Code);
        Assert.Equal(Currency.Parse("EUR"), Currency.FromService("eur"));
    }

    [Fact]
    public void Amounts_of_two_currencies_are_not_put_together()
    {
        var (shillings, dollars) = (new Money(1, "KES"), new Money(1, "USD"));

        Assert.Throws<InvalidOperationException>(() => shillings + dollars);
        Assert.Throws<InvalidOperationException>(() => shillings - dollars);
        Assert.Throws<InvalidOperationException>(() => shillings < dollars);
        Assert.Throws<InvalidOperationException>(() => shillings.CompareTo(dollars));
        Assert.False(shillings == dollars);
        Assert.Equal(new Money(2, "KES"), shillings.Add(shillings));
        Assert.Equal(new Money(0, "KES"), shillings.Subtract(shillings));
    }

    [Fact]
    public void A_service_that_writes_a_currency_in_its_own_way_has_its_own_table()
    {
        var own = new MinorUnits(
            new Dictionary<string, MinorUnitRule>
            {
                ["UGX"] = new(2, 100),
                ["KWD"] = new(3, 10),
                ["ISK"] = new(2, 100),
            }
        );

        Assert.Equal(500_00, own.FromMoney(new Money(500, "UGX")));
        Assert.Throws<ArgumentException>(() => own.FromMoney(new Money(500.5m, "UGX")));
        Assert.Equal(5120, own.FromMoney(new Money(5.12m, "KWD")));
        var e = Assert.Throws<ArgumentException>(() => own.FromMoney(new Money(5.124m, "KWD")));
        Assert.Contains("KWD takes 2", e.Message, StringComparison.Ordinal);
        Assert.Equal(new Money(500, "UGX"), own.ToMoney(500_00, Currency.Parse("UGX")));
        Assert.Equal(150, own.FromMoney(new Money(1.5m, "USD")));
    }

    [Theory]
    [InlineData("10.5", "USD", "10.50 USD")]
    [InlineData("500", "JPY", "500 JPY")]
    [InlineData("1.23", "KWD", "1.230 KWD")]
    [InlineData("1.005", "USD", "1.005 USD")]
    [InlineData("-3", "EUR", "-3.00 EUR")]
    public void It_is_written_with_the_currencys_own_decimals(string amount, string code, string written) =>
        Assert.Equal(written, new Money(decimal.Parse(amount), code).ToString());
}
