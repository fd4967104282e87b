using Procur.Integrations.Sandbox.Tests.Node;

namespace Procur.Integrations.Sandbox.Tests.Stripe;

public sealed class StripeSdkTests : StripeTest
{
    [Fact]
    public async Task The_vendors_own_sdk_finds_what_it_knows()
    {
        var settings = Sandbox.Account("stripe").Settings;
        var environment = new Dictionary<string, string?>
        {
            ["STRIPE_ENDPOINT"] = settings["Endpoint"],
            ["STRIPE_SECRET_KEY"] = settings["SecretKey"],
            ["STRIPE_WEBHOOK_SECRET"] = settings["WebhookSecret"],
            ["SANDBOX"] = Sandbox.BaseAddress.AbsoluteUri,
        };

        await NodeScript.RunAsync("stripe.mjs", environment, Token);

        var payments = await EffectsAsync("payment");
        Assert.Equal([19.99m, 6m, 42m, 40m, 15m, 19.98m], payments.Select(x => x.Amount));
        Assert.Equal(9.99m, Assert.Single(await EffectsAsync("refund")).Amount);
        Assert.Equal("C-1", Assert.Single(await EffectsAsync("customer")).Reference);
    }

    protected override SandboxOptions Options() => new() { OwnPorts = true };
}
