using System.Net;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Mpesa;

public sealed class PushTests : MpesaTest
{
    private static readonly Uri Address = new("https://example.org/callback");

    public static TheoryData<string, string?> WrongFields =>
        new()
        {
            { "BusinessShortCode", null },
            { "BusinessShortCode", "\"1743\"" },
            { "BusinessShortCode", "\"17437900\"" },
            { "BusinessShortCode", "\"17437x\"" },
            { "Password", null },
            { "Password", "\"\"" },
            { "Timestamp", null },
            { "Timestamp", "\"2019-12-19\"" },
            { "Timestamp", "\"20191319102115\"" },
            { "TransactionType", null },
            { "TransactionType", "\"CustomerPaybillOnline\"" },
            { "Amount", null },
            { "Amount", "0" },
            { "Amount", "-1" },
            { "Amount", "100.5" },
            { "Amount", "100.0" },
            { "Amount", "\"100.0\"" },
            { "Amount", "1e2" },
            { "Amount", "true" },
            { "PartyA", null },
            { "PartyA", "\"0708374149\"" },
            { "PartyA", "\"+254708374149\"" },
            { "PartyB", null },
            { "PartyB", "\"600000\"" },
            { "PhoneNumber", null },
            { "PhoneNumber", "\"254208374149\"" },
            { "PhoneNumber", "\"25470837414\"" },
            { "PhoneNumber", "\"2547083741490\"" },
            { "CallBackURL", null },
            { "CallBackURL", "\"/callback\"" },
            { "CallBackURL", "\"ftp://example.org/callback\"" },
            { "CallBackURL", "\"http://example.org/callback\"" },
            { "CallBackURL", "\"https://example.org/webhooks/mpesa\"" },
            { "CallBackURL", "\"https://example.org/M-Pesa\"" },
            { "CallBackURL", "\"https://safaricom.example.org/\"" },
            { "CallBackURL", "\"https://example.org/c?run=CMD\"" },
            { "CallBackURL", "\"https://example.org/mysql\"" },
            { "CallBackURL", "\"https://example.org/executor\"" },
            { "CallBackURL", "\"https://example.org/jquery\"" },
            { "AccountReference", null },
            { "AccountReference", "\"\"" },
            { "AccountReference", "\"ABCDEFGHIJKLM\"" },
            { "AccountReference", "\"INV#17\"" },
            { "TransactionDesc", null },
            { "TransactionDesc", "\"\"" },
            { "TransactionDesc", "\"12345678901234\"" },
        };

    [Fact]
    public async Task An_accepted_push_is_answered_as_documented_and_is_no_payment()
    {
        var (status, body) = await PostAsync(PushPath, Push(Address), await TokenAsync());

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            ["MerchantRequestID", "CheckoutRequestID", "ResponseCode", "ResponseDescription", "CustomerMessage"],
            body!.AsObject().Select(x => x.Key)
        );
        Assert.Matches(@"^\d+-\d+-1$", body["MerchantRequestID"]!.GetValue<string>());
        Assert.Matches(@"^ws_CO_\d{14,}$", body["CheckoutRequestID"]!.GetValue<string>());
        Assert.Equal("0", body["ResponseCode"]!.GetValue<string>());
        Assert.Equal("Success. Request accepted for processing", body["ResponseDescription"]!.GetValue<string>());
        Assert.Equal("Success. Request accepted for processing", body["CustomerMessage"]!.GetValue<string>());
        var effect = Assert.Single(await Control.GetLedgerAsync("mpesa", cancellationToken: Token));
        Assert.Equal(
            ("stk-prompt", body["CheckoutRequestID"]!.GetValue<string>(), 100m, "KES", "INV17", "default"),
            (effect.Kind, effect.Id, effect.Amount, effect.Currency, effect.Reference, effect.Account)
        );
    }

    [Theory]
    [MemberData(nameof(WrongFields))]
    public async Task A_field_that_is_missing_or_wrong_is_named(string field, string? json)
    {
        var push = Push(Address);
        push.Remove(field);
        if (json is not null)
        {
            push[field] = JsonNode.Parse(json);
        }

        AssertError(await PostAsync(PushPath, push, await TokenAsync()), 400, "400.002.02", $"Bad Request - Invalid {field}");
        Assert.Empty(await Control.GetLedgerAsync(cancellationToken: Token));
    }

    [Theory]
    [InlineData("http://localhost:5000/c/1")]
    [InlineData("http://127.0.0.1:5000/c/1")]
    [InlineData("http://[::1]:5000/c/1")]
    [InlineData("https://example.org/c/1?x=y")]
    public async Task An_address_is_https_or_on_this_machine(string address) => await PushedAsync(new Uri(address));

    [Fact]
    public async Task Numbers_may_be_texts_and_texts_of_digits_numbers()
    {
        var push = Push(Address);
        push["Amount"] = "1";
        push["PartyA"] = long.Parse(Phone);
        push["PhoneNumber"] = long.Parse(Phone);
        push["BusinessShortCode"] = 174379;
        push["PartyB"] = 174379;

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(PushPath, push, await TokenAsync())).Status);
    }

    [Fact]
    public async Task Goods_are_paid_to_a_till_and_not_to_its_store()
    {
        var push = Push(Address);
        push["TransactionType"] = "CustomerBuyGoodsOnline";
        AssertError(await PostAsync(PushPath, push, await TokenAsync()), 400, "400.002.02", "Bad Request - Invalid PartyB");

        push["PartyB"] = "5174379";

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(PushPath, push, await TokenAsync())).Status);
    }

    [Fact]
    public async Task Another_short_code_or_password_is_refused()
    {
        var push = Push(Address);
        push["BusinessShortCode"] = "600000";
        push["PartyB"] = "600000";
        AssertError(await PostAsync(PushPath, push, await TokenAsync()), 500, "500.001.1001", "Merchant does not exist");

        push = Push(Address);
        push["Timestamp"] = "20191219102116";
        AssertError(await PostAsync(PushPath, push, await TokenAsync()), 500, "500.001.1001", "Wrong credentials");

        push = Push(Address);
        push["Password"] = "bm90IHRoZSBwYXNzd29yZA==";
        AssertError(await PostAsync(PushPath, push, await TokenAsync()), 500, "500.001.1001", "Wrong credentials");
        Assert.Empty(await LedgerAsync("stk-prompt"));
    }

    [Fact]
    public async Task A_phone_shows_one_prompt_at_a_time()
    {
        await PushedAsync(Address);

        var again = await PostAsync(PushPath, Push(Address), await TokenAsync());
        AssertError(
            again,
            500,
            "500.001.1001",
            "Unable to lock subscriber, a transaction is already in process for the current subscriber"
        );
        Assert.Single(await LedgerAsync("stk-prompt"));

        await PushedAsync(Address, OtherPhone);
        await AnswerAsync("cancel", Phone);
        await PushedAsync(Address);
        Assert.Equal(3, (await LedgerAsync("stk-prompt")).Count);
    }

    [Fact]
    public async Task The_same_request_sent_again_after_the_first_was_paid_is_a_second_prompt_and_a_second_payment()
    {
        var push = Push(Address);
        var token = await TokenAsync();
        await PostAsync(PushPath, push, token);
        await AnswerAsync("pay");

        var (status, _) = await PostAsync(PushPath, push, token);
        await AnswerAsync("pay");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(2, (await LedgerAsync("stk-prompt")).Count);
        Assert.Equal(2, (await LedgerAsync("payment")).Count);
    }

    [Fact]
    public async Task Of_pushes_at_the_same_time_one_locks_the_phone()
    {
        var token = await TokenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync(PushPath, Push(Address), token)));

        Assert.Single(answers, x => x.Status == HttpStatusCode.OK);
        Assert.Equal(19, answers.Count(x => x.Status == HttpStatusCode.InternalServerError));
        Assert.Single(await LedgerAsync("stk-prompt"));
    }

    [Fact]
    public async Task What_is_not_a_json_object_is_malformed()
    {
        var token = await TokenAsync();
        foreach (var text in new[] { "", "{", "[]", "1" })
        {
            AssertError(
                await PostAsync(PushPath, new StringContent(text, null, "application/json"), token),
                400,
                "400.002.05",
                "Invalid Request Payload"
            );
        }

        var plain = new StringContent(Push(Address).ToJsonString(), null, "text/plain");
        AssertError(await PostAsync(PushPath, plain, token), 400, "400.002.05", "Invalid Request Payload");
    }

    [Fact]
    public async Task Paths_and_methods_that_are_not_there_are_refused()
    {
        AssertError(
            await PostAsync("mpesa/b2c/v9/paymentrequest", new JsonObject(), await TokenAsync()),
            404,
            "404.002.01",
            "Resource not found"
        );
        using var get = new HttpRequestMessage(HttpMethod.Get, new Uri(Sandbox.AddressOf("mpesa"), PushPath));
        AssertError(await SendAsync(get), 405, "405.001", "Method Not Allowed");
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri(Sandbox.AddressOf("mpesa"), "oauth/v1/generate"));
        AssertError(await SendAsync(post), 405, "405.001", "Method Not Allowed");
    }
}
