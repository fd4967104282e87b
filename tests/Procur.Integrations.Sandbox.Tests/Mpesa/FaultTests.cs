using System.Net;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Tests.Receivers;

namespace Procur.Integrations.Sandbox.Tests.Mpesa;

public sealed class FaultTests : MpesaTest
{
    [Theory]
    [InlineData("rate-limited=5", "5")]
    [InlineData("rate-limited-bare", null)]
    public async Task A_spike_arrest_has_the_gateways_shape(string fault, string? retryAfter)
    {
        await using var receiver = await ReceiverAsync();
        await Control.AddFaultAsync($"mpesa:{fault}@stkpush.processrequest", Token);

        using var response = await PushAsync(receiver.Url);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(retryAfter, response.Headers.TryGetValues("Retry-After", out var values) ? values.Single() : null);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;
        Assert.Equal("policies.ratelimit.SpikeArrestViolation", body["fault"]!["detail"]!["errorcode"]!.GetValue<string>());
        Assert.StartsWith("Spike arrest violation", body["fault"]!["faultstring"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(await LedgerAsync("stk-prompt"));
    }

    [Theory]
    [InlineData("server-error", 0)]
    [InlineData("server-error-after-commit", 1)]
    public async Task A_server_error_may_come_before_or_after_the_prompt(string fault, int prompts)
    {
        await using var receiver = await ReceiverAsync();
        await Control.AddFaultAsync($"mpesa:{fault}@stkpush.processrequest", Token);

        AssertError(await PostAsync(PushPath, Push(receiver.Url), await TokenAsync()), 500, "500.003.1001", "Internal Server Error");
        Assert.Equal(prompts, (await LedgerAsync("stk-prompt")).Count);
    }

    [Theory]
    [InlineData("reset-before-commit", 0)]
    [InlineData("reset-after-commit", 1)]
    public async Task A_lost_answer_may_have_shown_a_prompt(string fault, int prompts)
    {
        await using var receiver = await ReceiverAsync();
        await Control.AddFaultAsync($"mpesa:{fault}", Token);

        await Assert.ThrowsAsync<HttpRequestException>(() => PushAsync(receiver.Url));
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(prompts, (await LedgerAsync("stk-prompt")).Count);
    }

    [Fact]
    public async Task A_prompt_whose_answer_was_lost_can_be_paid_and_is_told()
    {
        await using var receiver = await ReceiverAsync();
        await Control.AddFaultAsync("mpesa:reset-after-commit", Token);
        await Assert.ThrowsAsync<HttpRequestException>(() => PushAsync(receiver.Url));

        await AnswerAsync("pay", Phone);
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(0, Callback(Assert.Single(receiver.Received))["ResultCode"]!.GetValue<int>());
        Assert.Single(await LedgerAsync("payment"));
    }

    [Fact]
    public async Task A_prompt_may_come_after_its_caller_gave_up()
    {
        await using var receiver = await ReceiverAsync();
        await Control.AddFaultAsync("mpesa:commit-late=60", Token);
        await Assert.ThrowsAsync<HttpRequestException>(() => PushAsync(receiver.Url));
        Assert.Empty(await LedgerAsync("stk-prompt"));

        await Control.ReleaseCommitsAsync(Token);

        Assert.Single(await LedgerAsync("stk-prompt"));
    }

    [Fact]
    public async Task The_firewall_at_the_edge_answers_with_a_page()
    {
        await using var receiver = await ReceiverAsync();
        await Control.AddFaultAsync("mpesa:html-body@stkpush.processrequest", Token);
        await Control.AddFaultAsync("mpesa:unavailable@stkpush.processrequest", Token);

        foreach (var (status, type) in new[] { (HttpStatusCode.OK, "html"), (HttpStatusCode.ServiceUnavailable, "html") })
        {
            using var response = await PushAsync(receiver.Url, OtherPhone);
            Assert.Equal(status, response.StatusCode);
            Assert.Equal("text/" + type, response.Content.Headers.ContentType!.MediaType);
            Assert.Contains("Incapsula incident ID", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        // The first had been executed.
        Assert.Single(await LedgerAsync("stk-prompt"));
    }

    [Fact]
    public async Task A_truncated_answer_is_not_json_and_the_prompt_is_there()
    {
        await using var receiver = await ReceiverAsync();
        await Control.AddFaultAsync("mpesa:truncated-body@stkpush.processrequest", Token);

        await Assert.ThrowsAsync<HttpRequestException>(() => PushAsync(receiver.Url));

        Assert.Single(await LedgerAsync("stk-prompt"));
    }

    [Theory]
    [InlineData("latency")]
    [InlineData("slow-drip")]
    public async Task A_slow_answer_is_whole(string fault)
    {
        await using var receiver = await ReceiverAsync();
        await Control.AddFaultAsync($"mpesa:{fault}=20ms@stkpush.processrequest", Token);

        using var response = await PushAsync(receiver.Url);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("0", JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!["ResponseCode"]!.GetValue<string>());
        Assert.Equal(fault, (await Control.GetRequestsAsync("mpesa", cancellationToken: Token))[^1].Fault);
        Assert.Single(await LedgerAsync("stk-prompt"));
    }

    [Fact]
    public async Task Faults_strike_tokens_and_queries_too()
    {
        await using var receiver = await ReceiverAsync();
        var id = await PushedAsync(receiver.Url);
        await Control.AddFaultAsync("mpesa:server-error@oauth.generate", Token);
        Assert.Equal(
            HttpStatusCode.InternalServerError,
            (await GenerateAsync(Settings()["ConsumerKey"], Settings()["ConsumerSecret"])).Status
        );

        await Control.AddFaultAsync("mpesa:rate-limited@stkpushquery.query", Token);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await QueryAsync(id)).Status);
    }

    [Theory]
    [InlineData("webhook-lost", 0)]
    [InlineData("webhook-duplicate", 2)]
    public async Task A_callback_may_be_lost_or_come_twice(string fault, int received)
    {
        await using var receiver = await ReceiverAsync();
        var id = await PushedAsync(receiver.Url);
        await Control.AddFaultAsync($"mpesa:{fault}@stk.callback", Token);

        await AnswerAsync("pay");
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(received, receiver.Received.Count);
        Assert.Equal("0", (await QueryAsync(id)).Body!["ResultCode"]!.GetValue<string>());
        Assert.Single(await LedgerAsync("payment"));
    }

    [Fact]
    public async Task Callbacks_may_change_places()
    {
        await using var receiver = await ReceiverAsync();
        var first = await PushedAsync(receiver.Url);
        var second = await PushedAsync(receiver.Url, OtherPhone);
        await Control.AddFaultAsync("mpesa:webhook-reorder", Token);

        await AnswerAsync("pay", Phone);
        await AnswerAsync("pay", OtherPhone);
        await Control.WaitForIdleAsync(Token);

        Assert.Equal([second, first], receiver.Received.Select(x => Callback(x)["CheckoutRequestID"]!.GetValue<string>()));
    }

    private async Task<HttpResponseMessage> PushAsync(Uri callback, string phone = Phone)
    {
        var push = Push(callback);
        push["PhoneNumber"] = phone;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Sandbox.AddressOf("mpesa"), PushPath))
        {
            Content = new StringContent(push.ToJsonString(), null, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", await TokenAsync());
        return await Http.SendAsync(request, Token);
    }
}
