using System.Net;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Mpesa;

public sealed class AutoAnswerTests : MpesaTest
{
    [Fact]
    public async Task Every_prompt_is_answered_until_that_is_switched_off()
    {
        await using var receiver = await ReceiverAsync();
        await AutoAsync("pay");
        await PushedAsync(receiver.Url);
        await PushedAsync(receiver.Url);
        await Control.WaitForIdleAsync(Token);
        Assert.Equal(2, receiver.Received.Count);
        Assert.Equal(2, (await LedgerAsync("payment")).Count);

        await AutoAsync("off");
        var id = await PushedAsync(receiver.Url);

        Assert.Equal(HttpStatusCode.InternalServerError, (await QueryAsync(id)).Status);
    }

    [Fact]
    public async Task An_answer_for_one_phone_goes_before_the_one_for_all()
    {
        await using var receiver = await ReceiverAsync();
        await AutoAsync("pay");
        await AutoAsync("cancel", OtherPhone);

        var paid = await PushedAsync(receiver.Url);
        var cancelled = await PushedAsync(receiver.Url, OtherPhone);
        await AutoAsync("off", OtherPhone);
        var paidToo = await PushedAsync(receiver.Url, OtherPhone);

        Assert.Equal("0", (await QueryAsync(paid)).Body!["ResultCode"]!.GetValue<string>());
        Assert.Equal("1032", (await QueryAsync(cancelled)).Body!["ResultCode"]!.GetValue<string>());
        Assert.Equal("0", (await QueryAsync(paidToo)).Body!["ResultCode"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_answer_waits_for_its_seconds_on_the_sandboxs_clock_and_people_may_be_faster()
    {
        await using var receiver = await ReceiverAsync();
        await AutoAsync("pay", afterSeconds: 30);
        var slow = await PushedAsync(receiver.Url);
        await PushedAsync(receiver.Url, OtherPhone);
        await AnswerAsync("cancel", OtherPhone);
        Assert.Equal(HttpStatusCode.InternalServerError, (await QueryAsync(slow)).Status);

        await Control.AdvanceAsync(TimeSpan.FromSeconds(30), Token);
        await Control.WaitForIdleAsync(Token);

        Assert.Equal("0", (await QueryAsync(slow)).Body!["ResultCode"]!.GetValue<string>());
        Assert.Single(await LedgerAsync("payment"));
        Assert.Equal(2, receiver.Received.Count);
    }

    [Fact]
    public async Task A_phone_that_cannot_be_reached_shows_no_prompt()
    {
        await using var receiver = await ReceiverAsync();
        await AutoAsync("unreachable");

        await PushedAsync(receiver.Url);
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(1037, Callback(Assert.Single(receiver.Received))["ResultCode"]!.GetValue<int>());
        Assert.Empty(await Control.GetLedgerAsync("mpesa", cancellationToken: Token));
    }

    private Task<JsonObject> AutoAsync(string answer, string? phone = null, double? afterSeconds = null)
    {
        var arguments = new JsonObject { ["answer"] = answer };
        if (phone is not null)
        {
            arguments["phone"] = phone;
        }

        if (afterSeconds is not null)
        {
            arguments["afterSeconds"] = afterSeconds;
        }

        return Control.ActAsync("mpesa", "auto-answer", arguments, null, Token);
    }
}
