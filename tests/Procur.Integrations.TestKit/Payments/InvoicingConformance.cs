using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect where the service keeps and collects invoices.</summary>
[SuiteOf(typeof(IInvoicing))]
public abstract class InvoicingConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, IBillingScript, new()
{
    private IInvoicing Invoicing => World.Get<IInvoicing>();

    private Currency Money => Fixture.BillingCurrency;

    [Fact]
    public async Task A_draft_has_its_lines_and_their_total()
    {
        var made = await Invoicing.CreateInvoiceAsync(await RequestAsync(), Token);
        var read = await Invoicing.GetInvoiceAsync(made.Id, Token);

        Assert.Equal(InvoiceStatus.Draft, made.Status);
        Assert.Equal(new Money(31, Money), made.Total);
        Assert.Equal(new Money(31, Money), read.AmountDue);
        Assert.Equal("INV-17", read.Reference);
    }

    [Fact]
    public async Task Final_sent_and_paid_it_says_so()
    {
        var made = await Invoicing.CreateInvoiceAsync(await RequestAsync(daysUntilDue: 14), Token);

        var final = await Invoicing.FinalizeInvoiceAsync(new InvoiceAction { InvoiceId = made.Id }, Token);
        var sent = await Invoicing.SendInvoiceAsync(new InvoiceAction { InvoiceId = made.Id }, Token);
        var paid = await Invoicing.PayInvoiceAsync(
            new InvoiceAction { InvoiceId = made.Id, Payer = Payer.WithMethod(Fixture.PayingMethod) },
            Token
        );

        Assert.Equal(InvoiceStatus.Open, final.Status);
        Assert.NotEmpty(final.Number!);
        Assert.NotNull(final.DueAt);
        Assert.Equal(InvoiceStatus.Open, sent.Status);
        Assert.Equal(InvoiceStatus.Paid, paid.Status);
        Assert.Equal(new Money(0, Money), paid.AmountDue);
        Assert.Equal(new Money(31, Money), paid.AmountPaid);
        Assert.Single(await World.EffectsAsync("payment", Token));
    }

    [Fact]
    public async Task A_declined_charge_leaves_it_open_and_throws_nothing()
    {
        var made = await Invoicing.CreateInvoiceAsync(await RequestAsync(), Token);
        await Invoicing.FinalizeInvoiceAsync(new InvoiceAction { InvoiceId = made.Id }, Token);

        var unpaid = await Invoicing.PayInvoiceAsync(
            new InvoiceAction { InvoiceId = made.Id, Payer = Payer.WithMethod(Fixture.DecliningMethod) },
            Token
        );

        Assert.Equal(InvoiceStatus.Open, unpaid.Status);
        Assert.Equal(new Money(31, Money), unpaid.AmountDue);
        Assert.Empty(await World.EffectsAsync("payment", Token));
    }

    [Fact]
    public async Task Called_off_it_is_void_and_a_draft_cannot_be_made_final_twice()
    {
        var made = await Invoicing.CreateInvoiceAsync(await RequestAsync(), Token);
        await Invoicing.FinalizeInvoiceAsync(new InvoiceAction { InvoiceId = made.Id }, Token);

        var again = await Assert.ThrowsAsync<IntegrationException>(() =>
            Invoicing.FinalizeInvoiceAsync(new InvoiceAction { InvoiceId = made.Id }, Token)
        );
        var off = await Invoicing.VoidInvoiceAsync(new InvoiceAction { InvoiceId = made.Id }, Token);

        Assert.True(again.Kind is IntegrationErrorKind.Conflict or IntegrationErrorKind.Validation, $"{again.Kind}");
        Assert.Equal(InvoiceStatus.Void, off.Status);
    }

    [Fact]
    public async Task A_half_made_draft_is_completed_and_not_doubled()
    {
        var request = await RequestAsync() with { OperationKey = "invoice 17" };
        await World.FaultAsync("reset-before-commit*20@invoiceitems.create", Token);
        await Assert.ThrowsAsync<IntegrationException>(() => Invoicing.CreateInvoiceAsync(request, Token));
        await World.Sandbox.Control.ClearFaultsAsync(Fixture.Integration, Token);

        var made = await Invoicing.CreateInvoiceAsync(await RequestAsync(request.CustomerId) with { OperationKey = "invoice 17" }, Token);

        Assert.Equal(new Money(31, Money), made.Total);
        Assert.Single(await World.EffectsAsync("invoice", Token));
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_a_line_never_stands_on_it_twice(string fault)
    {
        var request = await RequestAsync() with { OperationKey = "invoice 17" };
        await World.FaultAsync($"{fault}@invoiceitems.create", Token);

        await TellAsync(() => Invoicing.CreateInvoiceAsync(request, Token));
        await World.EffectsAsync(cancellationToken: Token);
        await TellAsync(() => Invoicing.CreateInvoiceAsync(request, Token));

        Assert.Single(await World.EffectsAsync("invoice", Token));
        var lines = await World.EffectsAsync("invoice-item", Token);
        Assert.Equal(lines.Count, lines.Select(line => line.Amount).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_a_charge_is_true(string fault)
    {
        var made = await Invoicing.CreateInvoiceAsync(await RequestAsync(), Token);
        await Invoicing.FinalizeInvoiceAsync(new InvoiceAction { InvoiceId = made.Id }, Token);
        await World.FaultAsync(fault, Token);

        var told = await TellAsync(() =>
            Invoicing.PayInvoiceAsync(new InvoiceAction { InvoiceId = made.Id, Payer = Payer.WithMethod(Fixture.PayingMethod) }, Token)
        );

        await AssertTruthAsync(told, "payment");
    }

    [Fact]
    public async Task What_cannot_be_invoiced_is_refused_before_anything_is_sent()
    {
        var line = new InvoiceLine("Seat", new Money(10, Money));
        var other = new InvoiceLine("Seat", new Money(10, Money.Code == "JPY" ? "EUR" : "JPY"));
        IReadOnlyList<InvoiceLine>[] wrong =
        [
            [],
            [line, other],
            [line with { Quantity = 0 }],
            [line with { UnitPrice = new(0.0001m, Money) }],
        ];

        foreach (var lines in wrong)
        {
            await Assert.ThrowsAsync<ArgumentException>(() =>
                Invoicing.CreateInvoiceAsync(new InvoiceRequest { CustomerId = "any", Lines = lines }, Token)
            );
        }

        Assert.Empty(await World.Sandbox.Control.GetRequestsAsync(Fixture.Integration, cancellationToken: Token));
    }

    private async Task<InvoiceRequest> RequestAsync(string? customer = null, int? daysUntilDue = null)
    {
        if (customer is null)
        {
            var made = await World
                .Get<IPaymentCustomers>()
                .CreateCustomerAsync(new CustomerRequest { Name = "Amina", Email = "amina@example.com" }, Token);
            await Fixture.PutOnFileAsync(World, made.Id, Fixture.PayingMethod, Token);
            customer = made.Id;
        }

        return new InvoiceRequest
        {
            CustomerId = customer,
            DaysUntilDue = daysUntilDue,
            Reference = "INV-17",
            Lines = [new("Seat", new Money(10, Money), 3), new("Badge", new Money(1, Money))],
        };
    }
}
