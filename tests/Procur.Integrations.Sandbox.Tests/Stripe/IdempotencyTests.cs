namespace Procur.Integrations.Sandbox.Tests.Stripe;

public sealed class IdempotencyTests : StripeTest
{
    [Fact]
    public async Task The_same_call_under_the_same_key_is_answered_again_and_not_executed_again()
    {
        var first = await PayAsync("key");
        var second = await PayAsync("key");

        Assert.False(first.Replayed);
        Assert.True(second.Replayed);
        Assert.Equal(first.Body.ToJsonString(), second.Body.ToJsonString());
        Assert.Equal(first.Headers["Request-Id"], second.Headers["Original-Request"]);
        Assert.NotEqual(first.Headers["Request-Id"], second.Headers["Request-Id"]);
        Assert.Equal("key", second.Headers["Idempotency-Key"]);
        Assert.Single(await EffectsAsync("payment"));
    }

    [Fact]
    public async Task The_order_of_parameters_does_not_matter()
    {
        await PostAsync("v1/customers", "key", null, ("name", "Ada"), ("email", "ada@example.com"));

        Assert.True((await PostAsync("v1/customers", "key", null, ("email", "ada@example.com"), ("name", "Ada"))).Replayed);
    }

    [Fact]
    public async Task Other_parameters_under_the_same_key_are_refused()
    {
        await PostAsync("v1/customers", "key", null, ("name", "Ada"));

        var other = await PostAsync("v1/customers", "key", null, ("name", "Grace"));

        Assert.Equal((400, "idempotency_error"), (other.Status, other.Error!["type"]!.GetValue<string>()));
        Assert.Single(await EffectsAsync("customer"));
    }

    [Fact]
    public async Task Another_operation_under_the_same_key_is_refused()
    {
        await PostAsync("v1/customers", "key", null, ("name", "Ada"));

        var other = await PostAsync("v1/products", "key", null, ("name", "Ada"));

        Assert.Equal((400, "idempotency_error"), (other.Status, other.Error!["type"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_decline_is_kept_and_answered_again_with_its_payment()
    {
        (string, string)[] form =
        [
            ("amount", "1000"),
            ("currency", "usd"),
            ("payment_method", "pm_card_chargeDeclined"),
            ("confirm", "true"),
            NoRedirects,
        ];
        var first = await PostAsync("v1/payment_intents", "key", null, form);
        var second = await PostAsync("v1/payment_intents", "key", null, form);

        Assert.Equal((402, true), (second.Status, second.Replayed));
        Assert.Equal(first.Text("error.payment_intent.id"), second.Text("error.payment_intent.id"));
        Assert.Single((await GetAsync("v1/payment_intents")).Data);
    }

    [Theory]
    [InlineData("amount", "12", 400)]
    [InlineData("amount", "many", 400)]
    [InlineData("nonsense", "1", 400)]
    [InlineData("customer", "cus_nobody", 400)]
    public async Task A_call_that_was_refused_as_invalid_leaves_its_key_free(string name, string value, int status)
    {
        (string, string)[] good = [("amount", "1000"), ("currency", "usd")];
        var refused = await PostAsync("v1/payment_intents", "key", null, [.. good.Where(x => x.Item1 != name), (name, value)]);
        var accepted = await PostAsync("v1/payment_intents", "key", null, good);

        Assert.Equal(status, refused.Status);
        Assert.Equal((200, false), (accepted.Status, accepted.Replayed));
    }

    [Fact]
    public async Task A_refusal_by_state_is_kept()
    {
        var payment = await PayAsync();
        var first = await PostAsync($"v1/payment_intents/{payment.Id}/cancel", "key", null);
        var second = await PostAsync($"v1/payment_intents/{payment.Id}/cancel", "key", null);

        Assert.Equal((400, "payment_intent_unexpected_state"), (first.Status, first.Code));
        Assert.True(second.Replayed);
    }

    [Fact]
    public async Task A_key_is_forgotten_after_24_hours()
    {
        var first = await PayAsync("key");
        await Control.AdvanceAsync(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1), Token);
        Assert.True((await PayAsync("key")).Replayed);

        await Control.AdvanceAsync(TimeSpan.FromMinutes(2), Token);
        var later = await PayAsync("key");

        Assert.False(later.Replayed);
        Assert.NotEqual(first.Id, later.Id);
        Assert.Equal(2, (await EffectsAsync("payment")).Count);
    }

    [Fact]
    public async Task A_key_belongs_to_its_account()
    {
        await Control.CreateAccountAsync("stripe", "acme", Token);

        var ours = await PayAsync("key");
        var theirs = await PayAsync("key", "acme");

        Assert.False(theirs.Replayed);
        Assert.NotEqual(ours.Id, theirs.Id);
    }

    [Fact]
    public async Task A_key_means_nothing_to_a_get_or_a_delete()
    {
        var customer = await PostAsync("v1/customers", ("name", "Ada"));
        foreach (var expected in new[] { 200, 404 })
        {
            var request = Request(HttpMethod.Delete, $"v1/customers/{customer.Id}");
            request.Headers.Add("Idempotency-Key", "key");
            Assert.Equal(expected, (await SendAsync(request)).Status);
        }
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_refused()
    {
        Assert.Equal(400, (await PayAsync(new string('k', 256))).Status);
        Assert.Equal(200, (await PayAsync(new string('k', 255))).Status);
    }

    [Fact]
    public async Task Of_many_at_once_under_one_key_one_is_executed()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => PayAsync("key")));

        Assert.All(answers, x => Assert.True(x.Status is 200 or 409));
        Assert.Single(answers, x => x.Status == 200 && !x.Replayed);
        Assert.Single(await EffectsAsync("payment"));
    }

    [Fact]
    public async Task A_call_that_lost_the_race_is_refused_and_not_kept()
    {
        await Control.AddFaultAsync("stripe:latency=1h", Token);
        var first = PayAsync("key");
        await UntilHeldAsync();
        var second = await PayAsync("key");
        await Control.AdvanceAsync(TimeSpan.FromHours(1), Token);

        Assert.Equal((409, "idempotency_key_in_use"), (second.Status, second.Code));
        Assert.Equal(200, (await first.WaitAsync(TimeSpan.FromSeconds(30), Token)).Status);
        Assert.True((await PayAsync("key")).Replayed);
        Assert.Single(await EffectsAsync("payment"));
    }

    [Fact]
    public async Task A_key_that_differs_in_case_or_space_is_another_key()
    {
        var first = await PayAsync("key-a");
        var second = await PayAsync("KEY-A");

        Assert.NotEqual(first.Id, second.Id);
    }
}
