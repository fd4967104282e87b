using System.Text.Json;
using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect where payments are listed.</summary>
[SuiteOf(typeof(IPaymentHistory))]
public abstract class PaymentHistoryConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, IPaymentScript, new()
{
    private IPaymentProvider Payments => World.Get<IPaymentProvider>();

    private IPaymentHistory History => World.Get<IPaymentHistory>();

    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended_and_hold_every_payment_once_newest_first()
    {
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var payment = await Payments.CreatePaymentAsync(Fixture.Paying(), Token);
            await Fixture.FinishAsync(World, payment, pays: true, Token);
            made.Insert(0, payment.Id);
            await World.AdvanceAsync(TimeSpan.FromSeconds(2), Token);
        }

        var first = await History.ListPaymentsAsync(new PaymentQuery { PageSize = 2 }, Token);
        var walked = new List<string>();
        await foreach (
            var payment in Pages.WalkAsync(
                (from, token) => History.ListPaymentsAsync(new PaymentQuery { PageSize = 2, From = from }, token),
                Token
            )
        )
        {
            walked.Add(payment.Id);
        }

        Assert.Equal(2, first.Items.Count);
        Assert.NotNull(first.Next);
        Assert.Equal(made, walked);
    }

    [Fact]
    public async Task Each_payment_of_a_page_is_what_reading_it_alone_says_with_its_own_raw_answer()
    {
        var one = await Payments.CreatePaymentAsync(Fixture.Paying(), Token);
        await Fixture.FinishAsync(World, one, pays: true, Token);
        var two = await Payments.CreatePaymentAsync(Fixture.Paying(), Token);
        await Fixture.FinishAsync(World, two, pays: true, Token);

        var page = await History.ListPaymentsAsync(new PaymentQuery(), Token);

        Assert.Null(page.Next);
        foreach (var listed in page.Items)
        {
            var read = await Payments.GetPaymentAsync(listed.Id, Token);
            Assert.Equal(read.Status, listed.Status);
            Assert.Equal(read.Amount, listed.Amount);
            Assert.Equal(JsonValueKind.Object, listed.Raw.Element.ValueKind);
            Assert.Contains(listed.Id, listed.Raw.GetText(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(page.Items[1].Id, page.Items[0].Raw.GetText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_of_time_holds_what_was_made_in_it()
    {
        await Payments.CreatePaymentAsync(Fixture.Paying(), Token);
        await World.AdvanceAsync(TimeSpan.FromHours(2), Token);
        var later = await Payments.CreatePaymentAsync(Fixture.Paying(), Token);
        var between = World.Host.Time.GetUtcNow() - TimeSpan.FromHours(1);

        var after = await History.ListPaymentsAsync(new PaymentQuery { CreatedFrom = between }, Token);
        var before = await History.ListPaymentsAsync(new PaymentQuery { CreatedTo = between }, Token);

        Assert.Equal(later.Id, Assert.Single(after.Items).Id);
        Assert.NotEqual(later.Id, Assert.Single(before.Items).Id);
    }
}
