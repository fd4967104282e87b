namespace Procur.Integrations.Stripe.Tests;

/// <summary>What leaves for a change of a subscription.</summary>
public sealed class SubscriptionFormTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, "create_prorations")]
    [InlineData(false, "none")]
    public async Task The_item_there_is_is_changed_and_prorated_only_where_that_is_wanted(bool prorate, string behavior)
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Subscription("si_1"), Subscription("si_1"));

        await host.Host.Get<ISubscriptionBilling>().ChangeSubscriptionAsync(Change() with { Prorate = prorate }, Token);

        var form = Forms.Read(host.Calls[1]);
        Assert.Equal("si_1", form["items[0][id]"]);
        Assert.Equal("price_2", form["items[0][price]"]);
        Assert.Equal(behavior, form["proration_behavior"]);
    }

    [Theory]
    [InlineData()]
    [InlineData("si_1", "si_2")]
    public async Task Of_none_or_several_items_it_is_not_said_which_and_nothing_is_changed(params string[] items)
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Subscription(items));

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Host.Get<ISubscriptionBilling>().ChangeSubscriptionAsync(Change(), Token)
        );

        Assert.Equal(IntegrationErrorKind.Validation, e.Kind);
        Assert.Single(host.Calls);
    }

    [Fact]
    public async Task A_subscription_begins_with_its_trial_and_its_own_method()
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Subscription("si_1"));
        var request = new SubscriptionRequest
        {
            CustomerId = "cus_1",
            PriceId = "price_1",
            TrialDays = 14,
            Payer = Payer.WithMethod("pm_1"),
        };

        await host.Host.Get<ISubscriptionBilling>().CreateSubscriptionAsync(request, Token);

        var form = Forms.Read(host.Calls[0]);
        Assert.Equal("14", form["trial_period_days"]);
        Assert.Equal("pm_1", form["default_payment_method"]);
    }

    private static SubscriptionChange Change() => new() { SubscriptionId = "sub_1", PriceId = "price_2" };

    private static Reply Subscription(params string[] items) =>
        Reply.Json(
            $$$"""{"id":"sub_1","status":"active","items":{"data":[{{{string.Join(',', items.Select(id => $"{{\"id\":\"{id}\"}}"))}}}],"has_more":false}}"""
        );
}
