namespace Procur.Integrations.Stripe.Tests;

/// <summary>What stands otherwise in answers of other API versions, of expanded objects, and where there is none.</summary>
public sealed class BillingReadingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("\"cus_1\"", "cus_1")]
    [InlineData("""{"id":"cus_1","object":"customer","name":"Ann"}""", "cus_1")]
    [InlineData(
        """{"object":"customer","address":{"id":"no"},"tax":[{"id":"no"}],"id":"cus_1","sources":{"data":[{"id":"no"}]}}""",
        "cus_1"
    )]
    [InlineData("""{"object":"customer","id":7}""", null)]
    [InlineData("""{}""", null)]
    [InlineData("null", null)]
    public async Task Whose_it_is_is_read_as_an_id_and_as_the_object_that_was_expanded(string customer, string? id)
    {
        // What stands after it is read too, so it was read to its very end.
        await using var host = Answering($$"""{"customer":{{customer}},"id":"in_1","status":"open","due_date":1767614400}""");

        var invoice = await host.Host.Get<IInvoicing>().GetInvoiceAsync("in_1", Token);

        Assert.Equal(id, invoice.CustomerId);
        Assert.Equal("in_1", invoice.Id);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1767614400), invoice.DueAt);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("null")]
    [InlineData("253402300800")]
    public async Task A_stamp_that_is_no_moment_is_none(string stamp)
    {
        await using var host = Answering($$"""{"id":"in_1","status":"open","due_date":{{stamp}}}""");

        Assert.Null((await host.Host.Get<IInvoicing>().GetInvoiceAsync("in_1", Token)).DueAt);
    }

    [Fact]
    public async Task The_last_moment_that_can_be_written_is_one()
    {
        await using var host = Answering("""{"id":"in_1","status":"open","due_date":253402300799}""");

        Assert.Equal(9999, (await host.Host.Get<IInvoicing>().GetInvoiceAsync("in_1", Token)).DueAt!.Value.Year);
    }

    [Theory]
    // Since 2025-03-31 the items tell it; before, the subscription did.
    [InlineData("\"current_period_end\":1767614400,", "", 1767614400)]
    [InlineData("", "\"current_period_end\":1767614400,", 1767614400)]
    [InlineData("\"current_period_end\":1,", "\"current_period_end\":1767614400,", 1767614400)]
    [InlineData("", "", null)]
    public async Task The_end_of_the_paid_period_is_found_in_old_versions_and_new_ones(string outside, string inside, int? end)
    {
        await using var host = Answering(
            $$$"""{"id":"sub_1","status":"active",{{{outside}}}"items":{"data":[{{{{inside}}}"id":"si_1"}],"has_more":false}}"""
        );

        var subscription = await host.Host.Get<ISubscriptionBilling>().GetSubscriptionAsync("sub_1", Token);

        Assert.Equal(end, subscription.CurrentPeriodEnd?.ToUnixTimeSeconds());
    }

    private static ScriptedHost Answering(string body) => ScriptedHost.Start(new StripeFixture(), Reply.Json(body));
}
