using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Mpesa;

public sealed class PromptTests : MpesaTest
{
    [Fact]
    public async Task A_paid_prompt_is_booked_once_and_told_with_numbers_as_numbers()
    {
        await using var receiver = await ReceiverAsync();
        var id = await PushedAsync(receiver.Url);

        var seen = await AnswerAsync("pay", Phone);
        await Control.WaitForIdleAsync(Token);

        var payment = Assert.Single(await LedgerAsync("payment"));
        Assert.Equal((100m, "KES", "INV17"), (payment.Amount, payment.Currency, payment.Reference));
        Assert.Matches("^[A-Z]{3}[A-Z0-9]{7}$", payment.Id);
        Assert.Equal(payment.Id, seen["receipt"]!.GetValue<string>());
        var webhook = Assert.Single(receiver.Received);
        Assert.Equal("application/json", webhook.Headers["Content-Type"]);
        var callback = Callback(webhook);
        Assert.Equal(
            ["MerchantRequestID", "CheckoutRequestID", "ResultCode", "ResultDesc", "CallbackMetadata"],
            callback.AsObject().Select(x => x.Key)
        );
        Assert.Equal(id, callback["CheckoutRequestID"]!.GetValue<string>());
        Assert.Equal(0, callback["ResultCode"]!.GetValue<int>());
        Assert.Equal("The service request is processed successfully.", callback["ResultDesc"]!.GetValue<string>());
        var items = callback["CallbackMetadata"]!["Item"]!.AsArray();
        Assert.Equal(
            ["Amount", "MpesaReceiptNumber", "Balance", "TransactionDate", "PhoneNumber"],
            items.Select(x => x!["Name"]!.GetValue<string>())
        );
        Assert.Equal("100.00", items[0]!["Value"]!.ToJsonString());
        Assert.Equal(payment.Id, items[1]!["Value"]!.GetValue<string>());
        Assert.False(items[2]!.AsObject().ContainsKey("Value"));
        Assert.Equal(Nairobi(payment.At), items[3]!["Value"]!.ToJsonString());
        Assert.Equal(Phone, items[4]!["Value"]!.ToJsonString());
    }

    [Theory]
    [InlineData("cancel", 1032)]
    [InlineData("wrong-pin", 2001)]
    [InlineData("insufficient", 1)]
    [InlineData("timeout", 1037)]
    [InlineData("unreachable", 1037)]
    public async Task A_prompt_that_is_not_paid_is_told_without_metadata(string answer, int code)
    {
        await using var receiver = await ReceiverAsync();
        var id = await PushedAsync(receiver.Url);

        await AnswerAsync(answer);
        await Control.WaitForIdleAsync(Token);

        var callback = Callback(Assert.Single(receiver.Received));
        Assert.Equal(["MerchantRequestID", "CheckoutRequestID", "ResultCode", "ResultDesc"], callback.AsObject().Select(x => x.Key));
        Assert.Equal(code, callback["ResultCode"]!.GetValue<int>());
        Assert.Empty(await LedgerAsync("payment"));
        var (status, body) = await QueryAsync(id);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal($"{code}", body!["ResultCode"]!.GetValue<string>());
        Assert.Equal(callback["ResultDesc"]!.GetValue<string>(), body["ResultDesc"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_query_says_pending_with_an_error_and_then_how_it_ended_without_receipt()
    {
        await using var receiver = await ReceiverAsync();
        var id = await PushedAsync(receiver.Url);

        var pending = await QueryAsync(id);
        AssertError(pending, 500, "500.001.1001", "The transaction is being processed");
        Assert.Equal(id, pending.Body!["requestId"]!.GetValue<string>());

        await AnswerAsync("pay");

        var (status, body) = await QueryAsync(id);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            ["ResponseCode", "ResponseDescription", "MerchantRequestID", "CheckoutRequestID", "ResultCode", "ResultDesc"],
            body!.AsObject().Select(x => x.Key)
        );
        Assert.Equal(JsonValueKind.String, body["ResultCode"]!.GetValueKind());
        Assert.Equal("0", body["ResultCode"]!.GetValue<string>());
        Assert.Equal("The service request has been accepted successsfully", body["ResponseDescription"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_query_refuses_what_it_cannot_know()
    {
        var token = await TokenAsync();
        AssertError(await QueryAsync("ws_CO_191220191020363925"), 400, "400.002.02", "Bad Request - Invalid CheckoutRequestID");
        foreach (var field in new[] { "BusinessShortCode", "Password", "Timestamp", "CheckoutRequestID" })
        {
            var query = new JsonObject
            {
                ["BusinessShortCode"] = "174379",
                ["Password"] = Password(),
                ["Timestamp"] = Timestamp,
                ["CheckoutRequestID"] = "ws_CO_191220191020363925",
            };
            query.Remove(field);
            AssertError(await PostAsync(QueryPath, query, token), 400, "400.002.02", $"Bad Request - Invalid {field}");
        }

        var wrong = new JsonObject
        {
            ["BusinessShortCode"] = "174379",
            ["Password"] = "eA==",
            ["Timestamp"] = Timestamp,
            ["CheckoutRequestID"] = "ws_CO_191220191020363925",
        };
        AssertError(await PostAsync(QueryPath, wrong, token), 500, "500.001.1001", "Wrong credentials");
    }

    [Fact]
    public async Task A_prompt_that_nobody_answers_ends_by_itself_after_a_minute()
    {
        await using var receiver = await ReceiverAsync();
        var id = await PushedAsync(receiver.Url);

        await Control.AdvanceAsync(TimeSpan.FromSeconds(50), Token);
        Assert.Equal(HttpStatusCode.InternalServerError, (await QueryAsync(id)).Status);
        await Control.AdvanceAsync(TimeSpan.FromSeconds(10), Token);
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(1037, Callback(Assert.Single(receiver.Received))["ResultCode"]!.GetValue<int>());
        Assert.Equal("1037", (await QueryAsync(id)).Body!["ResultCode"]!.GetValue<string>());
        await Assert.ThrowsAsync<SandboxException>(() => AnswerAsync("pay", Phone));
        Assert.Empty(await LedgerAsync("payment"));
    }

    [Fact]
    public async Task An_answered_prompt_ends_no_second_time()
    {
        await using var receiver = await ReceiverAsync();
        var id = await PushedAsync(receiver.Url);
        await AnswerAsync("pay");

        await Assert.ThrowsAsync<SandboxException>(() => AnswerAsync("pay", Phone));
        await RefusedAsync("answer", new JsonObject { ["answer"] = "pay", ["checkoutRequestId"] = id }, id);
        await Control.AdvanceAsync(TimeSpan.FromMinutes(5), Token);
        await Control.WaitForIdleAsync(Token);

        Assert.Single(receiver.Received);
        Assert.Single(await LedgerAsync("payment"));
    }

    [Fact]
    public async Task A_prompt_answered_in_the_moment_of_its_end_ends_once()
    {
        await using var receiver = await ReceiverAsync();
        string[] phones = [.. Enumerable.Range(0, 40).Select(x => $"2547000000{x:00}")];
        await Task.WhenAll(phones.Select(x => PushedAsync(receiver.Url, x)));

        var answers = phones.Select(x => Record.ExceptionAsync(() => AnswerAsync("pay", x)).AsTask()).ToArray();
        await Control.AdvanceAsync(TimeSpan.FromSeconds(60), Token);
        var paid = (await Task.WhenAll(answers)).Count(x => x is null);
        await Control.WaitForIdleAsync(Token);

        var results = receiver.Received.Select(Callback).ToList();
        Assert.Equal(40, results.Count);
        Assert.Equal(40, results.Select(x => x["CheckoutRequestID"]!.GetValue<string>()).Distinct().Count());
        Assert.Equal(paid, results.Count(x => x["ResultCode"]!.GetValue<int>() == 0));
        Assert.Equal(paid, (await LedgerAsync("payment")).Count);
    }

    [Fact]
    public async Task A_receiver_that_fails_is_not_called_again()
    {
        await using var receiver = await ReceiverAsync();
        receiver.AnswerNext(500);
        await PushedAsync(receiver.Url);

        await AnswerAsync("pay");
        await Control.WaitForIdleAsync(Token);
        await Control.FlushWebhooksAsync(Token);
        await Control.AdvanceAsync(TimeSpan.FromDays(3), Token);
        await Control.WaitForIdleAsync(Token);

        Assert.Single(receiver.Received);
        var delivery = Assert.Single(await Control.GetDeliveriesAsync("mpesa", cancellationToken: Token));
        Assert.Equal((SandboxDeliveryOutcome.Failed, 500, "stk.callback"), (delivery.Outcome, delivery.Status, delivery.Type));
    }

    [Fact]
    public async Task Open_prompts_are_listed_as_the_phones_show_them()
    {
        await using var receiver = await ReceiverAsync();
        var first = await PushedAsync(receiver.Url);
        var second = await PushedAsync(receiver.Url, OtherPhone);

        var prompts = (await Control.ActAsync("mpesa", "prompts", cancellationToken: Token))["prompts"]!.AsArray();
        Assert.Equal([first, second], prompts.Select(x => x!["checkoutRequestId"]!.GetValue<string>()));
        Assert.Equal(Phone, prompts[0]!["phone"]!.GetValue<string>());
        Assert.Equal(100m, prompts[0]!["amount"]!.GetValue<decimal>());
        Assert.Equal("INV17", prompts[0]!["accountReference"]!.GetValue<string>());
        Assert.Equal("174379", prompts[0]!["payTo"]!.GetValue<string>());

        await Control.ActAsync("mpesa", "answer", new JsonObject { ["checkoutRequestId"] = first, ["answer"] = "pay" }, null, Token);

        prompts = (await Control.ActAsync("mpesa", "prompts", cancellationToken: Token))["prompts"]!.AsArray();
        Assert.Equal(second, Assert.Single(prompts)!["checkoutRequestId"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_no_handset_can_do_is_refused_with_one_line()
    {
        await using var receiver = await ReceiverAsync();
        await RefusedAsync("answer", new JsonObject { ["answer"] = "pay" }, "0 prompts");
        await RefusedAsync("forge-callback", new JsonObject { ["kind"] = "wrong-amount" }, "no prompt yet");
        await PushedAsync(receiver.Url);
        await PushedAsync(receiver.Url, OtherPhone);
        await RefusedAsync("answer", new JsonObject { ["answer"] = "pay" }, "2 prompts");
        await RefusedAsync("answer", new JsonObject { ["answer"] = "dance", ["phone"] = Phone }, "dance");
        await RefusedAsync("answer", new JsonObject { ["answer"] = "pay", ["phone"] = "254700000000" }, "254700000000");
        await RefusedAsync("answer", new JsonObject { ["answer"] = "pay", ["checkoutRequestId"] = "ws_CO_1" }, "ws_CO_1");
        await RefusedAsync("answer", new JsonObject { ["answer"] = new JsonArray() }, "answer");
        await RefusedAsync("auto-answer", new JsonObject { ["answer"] = "dance" }, "dance");
        await RefusedAsync("auto-answer", new JsonObject { ["answer"] = "pay", ["afterSeconds"] = -1 }, "afterSeconds");
        await RefusedAsync("forge-callback", new JsonObject { ["kind"] = "dance" }, "dance");
        await RefusedAsync("token-refusal", new JsonObject { ["form"] = "dance" }, "dance");
        Assert.Empty(receiver.Received);
    }

    private async Task RefusedAsync(string act, JsonObject arguments, string about)
    {
        var e = await Assert.ThrowsAsync<SandboxException>(() => Control.ActAsync("mpesa", act, arguments, null, Token));
        Assert.Contains(about, e.Message, StringComparison.Ordinal);
    }
}
