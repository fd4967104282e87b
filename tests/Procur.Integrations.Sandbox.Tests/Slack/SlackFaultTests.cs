using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Slack;

public sealed class SlackFaultTests : SlackTest
{
    [Theory]
    [InlineData("server-error", 500, "internal_error", 0)]
    [InlineData("server-error-after-commit", 500, "fatal_error", 1)]
    [InlineData("unavailable", 503, "service_unavailable", 0)]
    [InlineData("rate-limited-bare", 429, "ratelimited", 0)]
    [InlineData("rate-limited=7", 429, "ratelimited", 0)]
    public async Task An_error_is_worded_as_the_service_does_and_the_ledger_tells_the_truth(
        string fault,
        int status,
        string error,
        int effects
    )
    {
        var message = await MessageAsync();
        await Control.AddFaultAsync($"slack:{fault}@chat.postMessage", Token);

        using var request = Request("chat.postMessage", message, null);
        using var response = await Http.SendAsync(request, Token);

        Assert.Equal(status, (int)response.StatusCode);
        var body = Json(await response.Content.ReadAsStringAsync(Token));
        Assert.Equal((false, error), ((bool)body["ok"]!, (string)body["error"]!));
        Assert.Equal(fault == "rate-limited=7" ? "7" : null, response.Headers.RetryAfter?.ToString());
        Assert.Equal(effects, (await Control.GetLedgerAsync("slack", cancellationToken: Token)).Count);
        await OkAsync("chat.postMessage", message);
    }

    [Theory]
    [InlineData("reset-before-commit", 0)]
    [InlineData("reset-after-commit", 1)]
    [InlineData("truncated-body", 1)]
    public async Task A_lost_answer_says_nothing_about_the_effect(string fault, int effects)
    {
        var message = await MessageAsync();
        await Control.AddFaultAsync($"slack:{fault}", Token);

        using var request = Request("chat.postMessage", message, null);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Http.SendAsync(request, Token));

        Assert.Equal(effects, (await Control.GetLedgerAsync("slack", cancellationToken: Token)).Count);
    }

    [Fact]
    public async Task A_late_commit_happens_when_it_is_released_and_can_be_found_by_its_metadata()
    {
        var message = await MessageAsync();
        await Control.AddFaultAsync("slack:commit-late=1h", Token);
        using var request = Request("chat.postMessage", message, null);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Http.SendAsync(request, Token));
        var history = new JsonObject { ["channel"] = (string?)message["channel"], ["include_all_metadata"] = true };
        Assert.Empty((await OkAsync("conversations.history", history))["messages"]!.AsArray());

        Assert.Equal(1, await Control.ReleaseCommitsAsync(Token));

        var found = Assert.Single((await OkAsync("conversations.history", history))["messages"]!.AsArray())!;
        Assert.Equal("PO-7", (string?)found["metadata"]!["event_payload"]!["reference"]);
    }

    [Fact]
    public async Task Html_and_a_slow_body_come_with_the_effect()
    {
        var message = await MessageAsync();
        await Control.AddFaultAsync("slack:html-body", Token);
        await Control.AddFaultAsync("slack:slow-drip=20ms", Token);
        using var first = Request("chat.postMessage", message, null);
        using var html = await Http.SendAsync(first, Token);

        Assert.Equal("text/html", html.Content.Headers.ContentType?.MediaType);
        await OkAsync("chat.postMessage", message);
        Assert.Equal(2, (await Control.GetLedgerAsync("slack", cancellationToken: Token)).Count);
    }

    [Fact]
    public async Task An_incoming_webhook_can_fail_after_the_fact_too()
    {
        await Control.AddFaultAsync("slack:reset-after-commit@incoming-webhook", Token);
        using var content = new StringContent("""{"text":"hello"}""", null, "application/json");

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Http.PostAsync(new Uri(Settings()["IncomingWebhookUrl"]!), content, Token));

        Assert.Single(await Control.GetLedgerAsync("slack", cancellationToken: Token));
    }

    private async Task<JsonObject> MessageAsync() =>
        new()
        {
            ["channel"] = await ChannelAsync("procurement"),
            ["text"] = "please approve",
            ["metadata"] = new JsonObject
            {
                ["event_type"] = "order",
                ["event_payload"] = new JsonObject { ["reference"] = "PO-7" },
            },
        };
}
