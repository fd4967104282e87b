using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect where customers are charged again and again.</summary>
[SuiteOf(typeof(ISubscriptionBilling))]
public abstract class SubscriptionBillingConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, IBillingScript, new()
{
    private ISubscriptionBilling Billing => World.Get<ISubscriptionBilling>();

    [Fact]
    public async Task A_customer_who_can_pay_is_subscribed_and_paid_until_the_period_ends()
    {
        var (request, price) = await RequestAsync();

        var made = await Billing.CreateSubscriptionAsync(request with { Quantity = 2, Reference = "tuition-17" }, Token);
        var read = await Billing.GetSubscriptionAsync(made.Id, Token);

        Assert.Equal(SubscriptionStatus.Active, made.Status);
        Assert.Equal(request.CustomerId, read.CustomerId);
        Assert.Equal(price, read.PriceId);
        Assert.Equal(2, read.Quantity);
        Assert.Equal("tuition-17", read.Reference);
        Assert.True(read.CurrentPeriodEnd > World.Host.Time.GetUtcNow());
        Assert.Null(read.NextAction);
    }

    [Fact]
    public async Task A_trial_charges_nothing_yet()
    {
        var (request, _) = await RequestAsync();

        var made = await Billing.CreateSubscriptionAsync(request with { TrialDays = 14 }, Token);

        Assert.Equal(SubscriptionStatus.Trialing, made.Status);
        Assert.Empty(await World.EffectsAsync("payment", Token));
    }

    [Fact]
    public async Task A_change_replaces_price_and_quantity_and_adds_nothing()
    {
        var (request, _) = await RequestAsync();
        var made = await Billing.CreateSubscriptionAsync(request, Token);
        var dearer = await Fixture.MakePriceAsync(World, new Money(30, Fixture.BillingCurrency), Token);

        var changed = await Billing.ChangeSubscriptionAsync(
            new SubscriptionChange
            {
                SubscriptionId = made.Id,
                PriceId = dearer,
                Quantity = 3,
            },
            Token
        );

        Assert.Equal(dearer, changed.PriceId);
        Assert.Equal(3, changed.Quantity);
        Assert.Equal(made.Id, changed.Id);
        Assert.Single(await World.EffectsAsync("subscription", Token));
    }

    [Fact]
    public async Task It_ends_with_the_paid_period_or_at_once()
    {
        var (request, _) = await RequestAsync();
        var made = await Billing.CreateSubscriptionAsync(request, Token);

        var ending = await Billing.CancelSubscriptionAsync(
            new SubscriptionCancellation { SubscriptionId = made.Id, AtPeriodEnd = true },
            Token
        );
        var ended = await Billing.CancelSubscriptionAsync(new SubscriptionCancellation { SubscriptionId = made.Id }, Token);

        Assert.True(ending.CancelsAtPeriodEnd);
        Assert.Equal(SubscriptionStatus.Active, ending.Status);
        Assert.Equal(SubscriptionStatus.Canceled, ended.Status);
    }

    [Fact]
    public async Task Ending_it_again_says_that_it_has_ended()
    {
        var (request, _) = await RequestAsync();
        var made = await Billing.CreateSubscriptionAsync(request, Token);
        await Billing.CancelSubscriptionAsync(new SubscriptionCancellation { SubscriptionId = made.Id }, Token);

        var again = await Billing.CancelSubscriptionAsync(new SubscriptionCancellation { SubscriptionId = made.Id }, Token);

        Assert.Equal(SubscriptionStatus.Canceled, again.Status);
        Assert.Single(await World.EffectsAsync("subscription-canceled", Token));
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_a_subscription_is_true(string fault)
    {
        var (request, _) = await RequestAsync();
        await World.FaultAsync(fault, Token);

        var told = await TellAsync(() => Billing.CreateSubscriptionAsync(request, Token));

        await AssertTruthAsync(told, "subscription");
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_its_end_is_true(string fault)
    {
        var (request, _) = await RequestAsync();
        var made = await Billing.CreateSubscriptionAsync(request, Token);
        await World.FaultAsync(fault, Token);

        var told = await TellAsync(() => Billing.CancelSubscriptionAsync(new SubscriptionCancellation { SubscriptionId = made.Id }, Token));

        await AssertTruthAsync(told, "subscription-canceled");
    }

    private async Task<(SubscriptionRequest Request, string Price)> RequestAsync()
    {
        var price = await Fixture.MakePriceAsync(World, new Money(12, Fixture.BillingCurrency), Token);
        var customer = await World.Get<IPaymentCustomers>().CreateCustomerAsync(new CustomerRequest { Name = "Amina" }, Token);
        await Fixture.PutOnFileAsync(World, customer.Id, Fixture.PayingMethod, Token);
        return (new SubscriptionRequest { CustomerId = customer.Id, PriceId = price }, price);
    }
}
