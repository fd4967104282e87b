namespace Procur.Integrations.Mpesa.Tests;

/// <summary>What Daraja would refuse, round or cut is refused before anything is sent.</summary>
public sealed class OrderTests
{
    public static TheoryData<string> Wrong => [.. Requests.Keys];

    private static readonly Dictionary<string, PaymentRequest> Requests = new()
    {
        ["another currency"] = MpesaHost.Request() with { Amount = new Money(100, "USD") },
        ["a fraction"] = MpesaHost.Request(100.5m),
        ["a cent"] = MpesaHost.Request(0.01m),
        ["nothing"] = MpesaHost.Request(0),
        ["less than nothing"] = MpesaHost.Request(-1),
        ["more than can be written"] = MpesaHost.Request(decimal.MaxValue),
        ["no payer"] = MpesaHost.Request() with { Payer = null },
        ["a card"] = MpesaHost.Request() with { Payer = Payer.WithMethod("pm_1") },
        ["no phone of the country"] = MpesaHost.Request(phone: "+255708374149"),
        ["to be captured later"] = MpesaHost.Request() with { Capture = CaptureMode.Manual },
        ["no reference"] = MpesaHost.Request() with { Reference = null },
        ["an empty reference"] = MpesaHost.Request() with { Reference = "" },
        ["a reference of 13"] = MpesaHost.Request() with { Reference = "1234567890123" },
        ["a reference with a hyphen"] = MpesaHost.Request() with { Reference = "INV-17" },
        ["a reference with a line break"] = MpesaHost.Request() with { Reference = "INV17\n" },
        ["a reference with an umlaut"] = MpesaHost.Request() with { Reference = "Rückgabe" },
        ["an empty description"] = MpesaHost.Request() with { Description = "" },
        ["a description of 14"] = MpesaHost.Request() with { Description = "12345678901234" },
        ["a description with an ampersand"] = MpesaHost.Request() with { Description = "Tea & cake" },
        ["a description with a line break"] = MpesaHost.Request() with { Description = "Tea\n" },
        ["a field that the push has already"] = MpesaHost.Request() with { ProviderOptions = new() { ["Amount"] = 1 } },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_request_that_cannot_be_carried_is_refused_and_nothing_is_sent(string what)
    {
        await using var daraja = Daraja.Start();
        await using var host = MpesaHost.Create(daraja);

        var e = await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            host.Get<IPaymentProvider>().CreatePaymentAsync(Requests[what], Token)
        );

        Assert.DoesNotContain("708374149", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, daraja.StandIn.Count);
    }

    [Theory]
    [InlineData(1, "1")]
    [InlineData(100, "100")]
    [InlineData(250000, "250000")]
    public async Task Whole_shillings_go_out_as_a_whole_number(long amount, string written)
    {
        await using var daraja = Daraja.Start();
        await using var host = MpesaHost.Create(daraja);

        await host.Get<IPaymentProvider>().CreatePaymentAsync(MpesaHost.Request(decimal.Parse($"{amount}.00")), Token);

        Assert.Equal(written, Daraja.Body(Assert.Single(daraja.Pushes)).GetProperty("Amount").GetRawText());
    }

    [Fact]
    public async Task Without_a_description_the_payer_reads_the_reference()
    {
        await using var daraja = Daraja.Start();
        await using var host = MpesaHost.Create(daraja);

        await host.Get<IPaymentProvider>().CreatePaymentAsync(MpesaHost.Request() with { Description = null }, Token);

        Assert.Equal("INV17", Daraja.Text(Assert.Single(daraja.Pushes), "TransactionDesc"));
    }
}
