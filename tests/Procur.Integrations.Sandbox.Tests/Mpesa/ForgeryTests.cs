using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Tests.Receivers;

namespace Procur.Integrations.Sandbox.Tests.Mpesa;

public sealed class ForgeryTests : MpesaTest
{
    [Fact]
    public async Task A_success_for_an_unpaid_prompt_looks_true_and_books_nothing()
    {
        await using var receiver = await ReceiverAsync();
        var id = await PushedAsync(receiver.Url);

        var callback = await ForgeAsync(receiver, "unpaid-success");

        Assert.Equal(id, callback["CheckoutRequestID"]!.GetValue<string>());
        Assert.Equal("100.00", Amount(callback));
        Assert.Empty(await LedgerAsync("payment"));
        AssertError(await QueryAsync(id), 500, "500.001.1001", "The transaction is being processed");
    }

    [Fact]
    public async Task A_forged_amount_is_not_the_one_that_was_asked_for()
    {
        await using var receiver = await ReceiverAsync();
        var id = await PushedAsync(receiver.Url);

        var callback = await ForgeAsync(receiver, "wrong-amount");

        Assert.Equal(id, callback["CheckoutRequestID"]!.GetValue<string>());
        Assert.Equal("101.00", Amount(callback));
    }

    [Fact]
    public async Task A_forged_id_is_none_that_was_given_out()
    {
        await using var receiver = await ReceiverAsync();
        var id = await PushedAsync(receiver.Url);

        var callback = await ForgeAsync(receiver, "unknown-id");

        var forged = callback["CheckoutRequestID"]!.GetValue<string>();
        Assert.NotEqual(id, forged);
        Assert.Equal(400, (int)(await QueryAsync(forged)).Status);
    }

    [Fact]
    public async Task A_prompt_that_ended_can_be_forged_too()
    {
        await using var receiver = await ReceiverAsync();
        var first = await PushedAsync(receiver.Url);
        await AnswerAsync("cancel");
        await PushedAsync(receiver.Url, OtherPhone);
        await Control.WaitForIdleAsync(Token);

        await Control.ActAsync(
            "mpesa",
            "forge-callback",
            new JsonObject { ["kind"] = "unpaid-success", ["checkoutRequestId"] = first },
            null,
            Token
        );
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(first, Callback(receiver.Received[1])["CheckoutRequestID"]!.GetValue<string>());
        Assert.Equal(0, Callback(receiver.Received[1])["ResultCode"]!.GetValue<int>());
        Assert.Equal("1032", (await QueryAsync(first)).Body!["ResultCode"]!.GetValue<string>());
    }

    private static string Amount(JsonNode callback) => callback["CallbackMetadata"]!["Item"]![0]!["Value"]!.ToJsonString();

    private async Task<JsonNode> ForgeAsync(WebhookReceiver receiver, string kind)
    {
        await Control.ActAsync("mpesa", "forge-callback", new JsonObject { ["kind"] = kind }, null, Token);
        await Control.WaitForIdleAsync(Token);
        var delivery = Assert.Single(await Control.GetDeliveriesAsync("mpesa", cancellationToken: Token));
        Assert.Equal("forged", delivery.Type);
        return Callback(Assert.Single(receiver.Received));
    }
}
