using System.Net;
using System.Net.Sockets;
using System.Text;
using Procur.Integrations.Sandbox.Tests.Stripe;

namespace Procur.Integrations.Sandbox.Tests.Framework;

public sealed class FaultTests : StripeTest
{
    public static TheoryData<string> CallFaults => [.. SandboxFault.Names.Where(x => !x.StartsWith("webhook", StringComparison.Ordinal))];

    [Fact]
    public async Task Latency_holds_the_commit_back_on_the_sandboxs_clock()
    {
        await Control.AddFaultAsync("stripe:latency=1h", Token);
        var call = PayAsync();
        await UntilHeldAsync();
        Assert.Empty(await EffectsAsync("payment"));
        Assert.False(call.IsCompleted);

        await Control.AdvanceAsync(TimeSpan.FromHours(1), Token);

        Assert.Equal("succeeded", (await call.WaitAsync(TimeSpan.FromSeconds(30), Token)).State);
        Assert.Single(await EffectsAsync("payment"));
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_stop_the_service()
    {
        await Control.AddFaultAsync("stripe:latency=1h", Token);
        using var patience = new CancellationTokenSource();
        var call = TryPayAsync(patience.Token);
        await UntilHeldAsync();
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Empty(await EffectsAsync("payment"));

        await Control.AdvanceAsync(TimeSpan.FromHours(1), Token);
        await Control.WaitForIdleAsync(Token);

        Assert.Single(await EffectsAsync("payment"));
    }

    [Theory]
    [InlineData("stripe:rate-limited", "1")]
    [InlineData("stripe:rate-limited=5", "5")]
    [InlineData("stripe:rate-limited=1500ms", "2")]
    [InlineData("stripe:rate-limited-bare", null)]
    public async Task A_rate_limit_commits_nothing_and_says_when_in_seconds(string fault, string? retryAfter)
    {
        await Control.AddFaultAsync(fault, Token);

        var refused = await PayAsync("key");

        Assert.Equal(429, refused.Status);
        Assert.Equal("rate_limit", refused.Code);
        Assert.Equal(retryAfter, refused.Headers.GetValueOrDefault("Retry-After"));
        Assert.Empty(await EffectsAsync("payment"));
        Assert.False((await PayAsync("key")).Replayed);
        Assert.Single(await EffectsAsync("payment"));
    }

    [Fact]
    public async Task An_unavailable_service_commits_nothing_and_frees_the_key()
    {
        await Control.AddFaultAsync("stripe:unavailable", Token);

        Assert.Equal(503, (await PayAsync("key")).Status);
        Assert.Empty(await EffectsAsync("payment"));
        Assert.Equal("succeeded", (await PayAsync("key")).State);
    }

    [Theory]
    [InlineData("stripe:server-error", 0)]
    [InlineData("stripe:server-error-after-commit", 1)]
    public async Task A_server_error_is_kept_under_its_key(string fault, int effects)
    {
        await Control.AddFaultAsync(fault, Token);

        var failed = await PayAsync("key");
        var again = await PayAsync("key");

        Assert.Equal((500, "api_error"), (failed.Status, failed.Error!["type"]!.GetValue<string>()));
        Assert.Equal((500, true), (again.Status, again.Replayed));
        Assert.Equal(failed.Body.ToJsonString(), again.Body.ToJsonString());
        Assert.Equal(effects, (await EffectsAsync("payment")).Count);
    }

    [Theory]
    [InlineData("stripe:reset-before-commit", 0)]
    [InlineData("stripe:reset-after-commit", 1)]
    public async Task A_reset_leaves_the_caller_without_an_answer(string fault, int effects)
    {
        await Control.AddFaultAsync(fault, Token);

        await Assert.ThrowsAsync<HttpRequestException>(() => PayAsync("key"));
        await Control.WaitForIdleAsync(Token);
        Assert.Equal(effects, (await EffectsAsync("payment")).Count);

        var again = await PayAsync("key");
        Assert.Equal("succeeded", again.State);
        Assert.Equal(effects == 1, again.Replayed);
        Assert.Single(await EffectsAsync("payment"));
    }

    [Fact]
    public async Task A_reset_is_one_on_the_wire()
    {
        await Control.AddFaultAsync(new SandboxFault("stripe", SandboxFaultKind.ResetBeforeCommit) { Method = "GET" }, Token);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, Sandbox.BaseAddress.Port, Token);
        await socket.SendAsync(Encoding.ASCII.GetBytes("GET /stripe/v1/balance HTTP/1.1\r\nHost: x\r\n\r\n"), Token);

        var e = await Assert.ThrowsAsync<SocketException>(async () => await socket.ReceiveAsync(new byte[100], Token));

        Assert.Equal(SocketError.ConnectionReset, e.SocketErrorCode);
    }

    [Fact]
    public async Task A_late_commit_drops_the_connection_first_and_happens_when_it_is_released()
    {
        await Control.AddFaultAsync("stripe:commit-late=1h", Token);

        await Assert.ThrowsAsync<HttpRequestException>(() => PayAsync("key"));
        Assert.Empty(await EffectsAsync("payment"));
        Assert.Equal((409, "idempotency_key_in_use"), Status(await PayAsync("key")));

        Assert.Equal(1, await Control.ReleaseCommitsAsync(Token));

        Assert.Single(await EffectsAsync("payment"));
        Assert.True((await PayAsync("key")).Replayed);
        Assert.Equal(0, await Control.ReleaseCommitsAsync(Token));
    }

    [Fact]
    public async Task A_late_commit_happens_when_its_time_has_come()
    {
        await Control.AddFaultAsync("stripe:commit-late=1h", Token);
        await Assert.ThrowsAsync<HttpRequestException>(() => PayAsync());

        await Control.WaitForIdleAsync(Token);
        await Control.AdvanceAsync(TimeSpan.FromHours(1) - TimeSpan.FromMinutes(1), Token);
        await Control.WaitForIdleAsync(Token);
        Assert.Empty(await EffectsAsync("payment"));

        await Control.AdvanceAsync(TimeSpan.FromMinutes(1), Token);
        await Control.WaitForIdleAsync(Token);
        Assert.Single(await EffectsAsync("payment"));
    }

    [Fact]
    public async Task A_truncated_answer_follows_a_commit()
    {
        await Control.AddFaultAsync("stripe:truncated-body", Token);

        await Assert.ThrowsAnyAsync<Exception>(() => PayAsync("key"));

        Assert.Single(await EffectsAsync("payment"));
        Assert.True((await PayAsync("key")).Replayed);
    }

    [Fact]
    public async Task A_truncated_answer_has_its_head_and_half_its_body()
    {
        await Control.AddFaultAsync("stripe:truncated-body", Token);
        using var request = Request(HttpMethod.Get, "v1/balance");

        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        await using var body = await response.Content.ReadAsStreamAsync(Token);
        var length = (int)response.Content.Headers.ContentLength!;
        await body.ReadExactlyAsync(new byte[length / 2], Token);

        await Assert.ThrowsAnyAsync<IOException>(async () => await body.ReadExactlyAsync(new byte[1], Token));
    }

    [Fact]
    public async Task Html_stands_in_the_place_of_json_after_a_commit()
    {
        await Control.AddFaultAsync("stripe:html-body", Token);
        using var request = Request(HttpMethod.Post, "v1/customers");

        using var response = await Http.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("<!DOCTYPE html>", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Single(await EffectsAsync("customer"));
    }

    [Fact]
    public async Task A_dripping_answer_comes_as_the_clock_goes()
    {
        await Control.AddFaultAsync("stripe:slow-drip=20h", Token);
        using var request = Request(HttpMethod.Get, "v1/balance");
        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        var whole = response.Content.ReadAsStringAsync(Token);
        Assert.False(whole.IsCompleted);

        await AdvanceUntilAsync(whole, TimeSpan.FromHours(1));

        Assert.Contains("\"object\":\"balance\"", await whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_strikes_as_often_as_it_says_and_they_come_in_their_order()
    {
        await Control.AddFaultAsync("stripe:unavailable*2", Token);
        await Control.AddFaultAsync("stripe:rate-limited", Token);

        var seen = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            seen.Add((await PayAsync()).Status);
        }

        Assert.Equal([503, 503, 429, 200], seen);
        Assert.Equal(
            ["unavailable", "unavailable", "rate-limited", null],
            (await Control.GetRequestsAsync(cancellationToken: Token)).Select(x => x.Fault)
        );
    }

    [Fact]
    public async Task A_fault_about_the_commit_waits_for_a_call_that_could_commit()
    {
        await Control.AddFaultAsync("stripe:reset-after-commit", Token);

        Assert.Equal(200, (await GetAsync("v1/balance")).Status);
        await Assert.ThrowsAsync<HttpRequestException>(() => PayAsync());
    }

    [Fact]
    public async Task A_fault_finds_its_call_by_account_method_path_and_operation()
    {
        await Control.CreateAccountAsync("stripe", "acme", Token);
        SandboxFault[] faults =
        [
            new("stripe", SandboxFaultKind.Unavailable) { Account = "acme" },
            new("stripe", SandboxFaultKind.Unavailable) { Method = "DELETE" },
            new("stripe", SandboxFaultKind.Unavailable) { Path = "/refunds" },
            new("stripe", SandboxFaultKind.Unavailable) { Operation = "customers.create" },
        ];
        foreach (var fault in faults)
        {
            await Control.AddFaultAsync(fault, Token);
        }

        Assert.Equal(200, (await GetAsync("v1/balance")).Status);
        Assert.Equal(503, (await PostAsync("v1/customers")).Status);
        Assert.Equal(503, (await GetAsync("v1/refunds")).Status);
        Assert.Equal(503, (await DeleteAsync("v1/customers/cus_x")).Status);
        Assert.Equal(503, (await GetAsync("v1/balance", "acme")).Status);
        Assert.Empty(await Control.GetFaultsAsync(Token));
    }

    [Theory]
    [MemberData(nameof(CallFaults))]
    public async Task Whatever_strikes_a_retry_with_the_same_key_leaves_at_most_one_effect(string name)
    {
        await Control.AddFaultAsync($"stripe:{name}", Token);
        var call = TryPayAsync(Token);
        // Small steps: the key is forgotten after a day.
        await AdvanceUntilAsync(call, TimeSpan.FromMilliseconds(100));
        await Control.ReleaseCommitsAsync(Token);
        await Control.WaitForIdleAsync(Token);
        var before = await EffectsAsync("payment");

        var again = await PayAsync("key");

        var after = await EffectsAsync("payment");
        Assert.True(after.Count <= 1);
        Assert.Equal(again.Status == 200 ? 1 : before.Count, after.Count);
        Assert.Empty(await Control.GetFaultsAsync(Token));
    }

    private static (int, string?) Status(StripeAnswer answer) => (answer.Status, answer.Code);

    private async Task TryPayAsync(CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, "v1/payment_intents");
        request.Headers.Add("Idempotency-Key", "key");
        request.Content = new FormUrlEncodedContent([
            KeyValuePair.Create("amount", "1000"),
            KeyValuePair.Create("currency", "usd"),
            .. Card.Select(x => KeyValuePair.Create(x.Item1, x.Item2)),
        ]);
        try
        {
            using var response = await Http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException)
        {
            // What is asked is what the ledger says, not what the caller saw.
        }
    }

    private Task AdvanceUntilAsync(Task done, TimeSpan step) =>
        UntilAsync(async () =>
        {
            await Control.AdvanceAsync(step, Token);
            return done.IsCompleted;
        });
}
