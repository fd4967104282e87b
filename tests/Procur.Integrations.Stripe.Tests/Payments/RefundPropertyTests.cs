using FsCheck;
using FsCheck.Fluent;

namespace Procur.Integrations.Stripe.Tests;

/// <summary>However refunds are asked for, and whatever breaks meanwhile, no more goes back than was taken.</summary>
public sealed class RefundPropertyTests
{
    private const int Captured = 1000;

    private static readonly string?[] Faults =
    [
        null,
        null,
        null,
        "reset-after-commit",
        "reset-before-commit",
        "server-error",
        "server-error-after-commit",
        "truncated-body",
        "rate-limited",
        "unavailable",
    ];

    [Fact]
    public async Task Refunds_never_exceed_what_was_captured()
    {
        var token = TestContext.Current.CancellationToken;
        await using var world = await SandboxedHost.StartAsync(new StripeFixture(), cancellationToken: token);
        var asking = Gen.Choose(1, Captured + 100).Zip(Gen.Elements(Faults)).ListOf();

        Prop.ForAll(asking.ToArbitrary(), steps => HoldsAsync(world, steps, token)).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    private static async Task<bool> HoldsAsync(SandboxedHost world, IList<(int Cents, string? Fault)> steps, CancellationToken token)
    {
        await world.Sandbox.Control.ResetAsync("stripe", token);
        var amount = new Money(Captured / 100m, "USD");
        var paid = await world
            .Get<IPaymentProvider>()
            .CreatePaymentAsync(new PaymentRequest { Amount = amount, Payer = Payer.WithMethod("pm_card_visa") }, token);
        var done = 0m;
        var unknown = false;
        foreach (var (cents, fault) in steps)
        {
            if (fault is not null)
            {
                await world.FaultAsync($"{fault}@refunds.create", token);
            }

            try
            {
                var refund = await world
                    .Get<IPaymentRefunds>()
                    .RefundPaymentAsync(new RefundRequest { PaymentId = paid.Id, Amount = new Money(cents / 100m, "USD") }, token);
                done += refund.Amount!.Value.Amount;
            }
            catch (IntegrationException e)
            {
                unknown |= e.OutcomeUnknown;
            }
        }

        var back = (await world.EffectsAsync("refund", token)).Sum(effect => effect.Amount!.Value);
        var told = (await world.Get<IPaymentProvider>().GetPaymentAsync(paid.Id, token)).AmountRefunded!.Value.Amount;
        return back <= amount.Amount && told == back && (unknown ? done <= back : done == back);
    }
}
