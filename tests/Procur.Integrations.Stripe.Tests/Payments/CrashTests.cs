using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Journal;

namespace Procur.Integrations.Stripe.Tests;

/// <summary>What holds over time-outs, stored failures and the end of the process.</summary>
public sealed class CrashTests
{
    private static readonly Dictionary<string, string?> OneTry = new() { ["Integrations:Stripe:Resilience:MaxAttempts"] = "1" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_that_died_after_the_send_pays_once_when_its_successor_asks_again_without_its_journal()
    {
        await using var world = await SandboxedHost.StartAsync(new StripeFixture(), OneTry, cancellationToken: Token);
        await world.FaultAsync("reset-after-commit", Token);
        await Assert.ThrowsAsync<IntegrationException>(() => PayAsync(world.Host.Services));
        await using var successor = TestHost.Create(services => services.AddStripeIntegration(), world.Sandbox.Settings());

        var payment = await PayAsync(successor.Services);

        Assert.Equal(PaymentStatus.Succeeded, payment.Status);
        Assert.Single(await world.EffectsAsync("payment", Token));
    }

    [Fact]
    public async Task A_stored_500_stays_unknown_while_it_cannot_be_told_and_did_not_happen_once_it_can()
    {
        await using var world = await SandboxedHost.StartAsync(new StripeFixture(), cancellationToken: Token);
        await world.FaultAsync("server-error", Token);

        var first = await Assert.ThrowsAsync<IntegrationException>(() => PayAsync(world.Host.Services));
        var again = await Assert.ThrowsAsync<IntegrationException>(() => PayAsync(world.Host.Services));
        await world.AdvanceAsync(TimeSpan.FromMinutes(10), Token);
        var unknown = await OnlyUnknownAsync(world);
        var found = await world.Get<OperationOutcomes>().ResolveAsync(unknown.Id, Token);

        Assert.True(first.OutcomeUnknown);
        Assert.True(again.OutcomeUnknown);
        Assert.Equal(OutcomeFinding.DidNotHappen, found);
        Assert.Empty(await world.EffectsAsync("payment", Token));
        Assert.Equal(PaymentStatus.Succeeded, (await PayAsync(world.Host.Services, "pay invoice 17, again")).Status);
    }

    [Fact]
    public async Task A_500_after_the_commit_is_found_when_it_is_asked_for_again_although_Stripe_keeps_saying_500()
    {
        await using var world = await SandboxedHost.StartAsync(new StripeFixture(), cancellationToken: Token);
        await world.FaultAsync("server-error-after-commit", Token);
        await Assert.ThrowsAsync<IntegrationException>(() => PayAsync(world.Host.Services));

        var payment = await PayAsync(world.Host.Services);

        Assert.Equal(PaymentStatus.Succeeded, payment.Status);
        Assert.Single(await world.EffectsAsync("payment", Token));
    }

    [Fact]
    public async Task A_capture_and_a_release_are_looked_up_by_the_payments_state()
    {
        await using var world = await SandboxedHost.StartAsync(new StripeFixture(), OneTry, cancellationToken: Token);
        var authorizations = world.Get<IPaymentAuthorizations>();
        var held = await HoldAsync(world);
        var other = await HoldAsync(world);
        await world.FaultAsync("reset-after-commit@payment_intents.capture", Token);
        await world.FaultAsync("reset-before-commit@payment_intents.cancel", Token);
        await Assert.ThrowsAsync<IntegrationException>(() =>
            authorizations.CapturePaymentAsync(new CaptureRequest { PaymentId = held.Id, OperationKey = "take" }, Token)
        );
        await Assert.ThrowsAsync<IntegrationException>(() =>
            authorizations.VoidPaymentAsync(new VoidRequest { PaymentId = other.Id, OperationKey = "release" }, Token)
        );
        var outcomes = world.Get<OperationOutcomes>();
        var (capture, release) = (
            await UnknownAsync(world, "payment_intents.capture"),
            await UnknownAsync(world, "payment_intents.cancel")
        );

        var taken = await outcomes.ResolveAsync(capture.Id, Token);
        var early = await outcomes.ResolveAsync(release.Id, Token);
        await world.AdvanceAsync(TimeSpan.FromMinutes(10), Token);
        var late = await outcomes.ResolveAsync(release.Id, Token);

        Assert.Equal(OutcomeFinding.TookEffect, taken);
        Assert.Equal(OutcomeFinding.StillUnknown, early);
        Assert.Equal(OutcomeFinding.DidNotHappen, late);
        Assert.Equal(
            PaymentStatus.Succeeded,
            (await authorizations.CapturePaymentAsync(new CaptureRequest { PaymentId = held.Id, OperationKey = "take" }, Token)).Status
        );
    }

    [Fact]
    public async Task A_look_up_at_another_account_says_nothing()
    {
        await using var world = await SandboxedHost.StartAsync(new StripeFixture(), OneTry, cancellationToken: Token);
        await world.FaultAsync("reset-after-commit", Token);
        await Assert.ThrowsAsync<IntegrationException>(() => PayAsync(world.Host.Services));
        var unknown = await OnlyUnknownAsync(world);
        world.Host.Set("Integrations:Stripe:StripeAccount", "acct_another");
        await world.AdvanceAsync(TimeSpan.FromMinutes(10), Token);

        Assert.Equal(OutcomeFinding.StillUnknown, await world.Get<OperationOutcomes>().ResolveAsync(unknown.Id, Token));
    }

    [Theory]
    [InlineData("refunds.create")]
    [InlineData("customers.create")]
    [InlineData("subscriptions.create")]
    [InlineData("invoices.create")]
    [InlineData("invoiceitems.create")]
    [InlineData("checkout.sessions.create")]
    public async Task Whatever_is_made_is_found_by_the_key_it_carries(string operation)
    {
        await using var world = await SandboxedHost.StartAsync(new StripeFixture(), OneTry, cancellationToken: Token);
        var make = await MakerAsync(world, operation);
        await world.FaultAsync($"reset-after-commit@{operation}", Token);
        var lost = await Assert.ThrowsAsync<IntegrationException>(make);
        Assert.Equal(operation, lost.Operation);
        var unknown = await OnlyUnknownAsync(world);
        var before = (await world.EffectsAsync(cancellationToken: Token)).Count;

        Assert.Equal(OutcomeFinding.TookEffect, await world.Get<OperationOutcomes>().ResolveAsync(unknown.Id, Token));
        if (operation is not ("invoices.create" or "invoiceitems.create"))
        {
            await make();
            Assert.Equal(before, (await world.EffectsAsync(cancellationToken: Token)).Count);
        }
    }

    private static async Task<Func<Task>> MakerAsync(SandboxedHost world, string operation)
    {
        var fixture = new StripeFixture();
        var customer = await world.Get<IPaymentCustomers>().CreateCustomerAsync(new CustomerRequest { Name = "Amina" }, Token);
        await fixture.PutOnFileAsync(world, customer.Id, fixture.PayingMethod, Token);
        var price = await fixture.MakePriceAsync(world, new Money(12, "USD"), Token);
        var paid = await world.Get<IPaymentProvider>().CreatePaymentAsync(fixture.Paying(), Token);
        const string Key = "the intent";
        return operation switch
        {
            "refunds.create" => () =>
                world.Get<IPaymentRefunds>().RefundPaymentAsync(new RefundRequest { PaymentId = paid.Id, OperationKey = Key }, Token),
            "customers.create" => () =>
                world.Get<IPaymentCustomers>().CreateCustomerAsync(new CustomerRequest { Name = "Baraka", OperationKey = Key }, Token),
            "subscriptions.create" => () =>
                world
                    .Get<ISubscriptionBilling>()
                    .CreateSubscriptionAsync(
                        new SubscriptionRequest
                        {
                            CustomerId = customer.Id,
                            PriceId = price,
                            OperationKey = Key,
                        },
                        Token
                    ),
            "checkout.sessions.create" => () =>
                world
                    .Get<ICheckoutSessions>()
                    .CreateCheckoutSessionAsync(
                        new CheckoutRequest
                        {
                            Lines = [new("Seat", new Money(10, "USD"))],
                            SuccessUrl = new Uri("https://shop.example/paid"),
                            OperationKey = Key,
                        },
                        Token
                    ),
            _ => () =>
                world
                    .Get<IInvoicing>()
                    .CreateInvoiceAsync(
                        new InvoiceRequest
                        {
                            CustomerId = customer.Id,
                            Lines = [new("Seat", new Money(10, "USD"))],
                            OperationKey = Key,
                        },
                        Token
                    ),
        };
    }

    private static Task<Payment> PayAsync(IServiceProvider services, string key = "pay invoice 17") =>
        services.GetRequiredService<IPaymentProvider>().CreatePaymentAsync(new StripeFixture().Paying() with { OperationKey = key }, Token);

    private static Task<Payment> HoldAsync(SandboxedHost world) =>
        world.Get<IPaymentProvider>().CreatePaymentAsync(new StripeFixture().Paying() with { Capture = CaptureMode.Manual }, Token);

    private static async Task<JournalEntry> OnlyUnknownAsync(SandboxedHost world) => Assert.Single(await AllUnknownAsync(world));

    private static async Task<JournalEntry> UnknownAsync(SandboxedHost world, string operation) =>
        Assert.Single(await AllUnknownAsync(world), entry => entry.Operation == operation);

    private static async Task<List<JournalEntry>> AllUnknownAsync(SandboxedHost world)
    {
        var unknown = new List<JournalEntry>();
        await foreach (var entry in world.Get<OperationOutcomes>().ListUnknownAsync(cancellationToken: Token))
        {
            unknown.Add(entry);
        }

        return unknown;
    }
}
