using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Tokens;

namespace Procur.Integrations.Tests.Tokens;

/// <summary>Refresh tokens that are good for one use, in several processes that share a store: each host here is one.</summary>
public sealed class TokenCustodyTests : IAsyncDisposable
{
    private const int Month = 30 * 24 * 3600;

    private readonly StandIn standIn = StandIn.Start();
    private readonly RotatingService service = new() { Life = Month };
    private readonly ManualTimeProvider time = new() { AutoAdvance = true };
    private readonly TroubledTokenStore store;

    public TokenCustodyTests()
    {
        store = new TroubledTokenStore(time);
        standIn.Always(service.Answer);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => standIn.DisposeAsync();

    [Fact]
    public async Task Many_callers_of_several_processes_refresh_once_at_each_expiry()
    {
        var hosts = Enumerable.Range(0, 4).Select(_ => Patient()).ToList();
        for (var expiry = 1; expiry <= 3; expiry++)
        {
            await Task.WhenAll(hosts.SelectMany(host => Enumerable.Range(0, 25).Select(_ => SendAsync(host))));

            Assert.Equal(expiry, service.Issued);
            time.Advance(TimeSpan.FromSeconds(Month));
        }

        Assert.Equal(0, service.Refused);
        await DisposeAsync(hosts);
    }

    [Fact]
    public async Task A_token_that_all_have_refused_is_refreshed_once()
    {
        var hosts = Enumerable.Range(0, 3).Select(_ => Patient()).ToList();
        await Task.WhenAll(hosts.Select(SendAsync));
        service.EndAccess();

        await Task.WhenAll(hosts.SelectMany(host => Enumerable.Range(0, 20).Select(_ => SendAsync(host))));

        Assert.Equal(2, service.Issued);
        Assert.Equal(0, service.Refused);
        await DisposeAsync(hosts);
    }

    [Fact]
    public async Task A_restarted_process_goes_on_with_the_rotated_token_long_after_its_access_token_has_ended()
    {
        await using (var first = Host())
        {
            await SendAsync(first);
        }

        time.Advance(TimeSpan.FromSeconds(Month * 2));
        await using var again = Host();
        await SendAsync(again);

        Assert.Equal(2, service.Issued);
        Assert.Equal(0, service.Refused);
    }

    [Fact]
    public async Task While_another_refreshes_callers_go_on_with_the_token_that_still_lives()
    {
        await using var holder = Host();
        await using var other = Host();
        await SendAsync(holder);
        await SendAsync(other);
        time.Advance(TimeSpan.FromSeconds(Month - 120));
        var gate = new TaskCompletionSource();
        standIn.Otherwise = request => request.Path == "/oauth/token" ? service.Answer(request).After(gate.Task) : Reply.Json("{}");
        var refreshing = SendAsync(holder);
        await standIn.UntilAsync(seen => seen.Count(request => request.Path == "/oauth/token") == 2, Token);

        await SendAsync(other);
        await SendAsync(other);

        Assert.Equal(["Bearer at-1", "Bearer at-1"], Sent().TakeLast(2));
        gate.SetResult();
        await refreshing;
        time.Advance(TimeSpan.FromSeconds(2));
        await SendAsync(other);
        Assert.Equal("Bearer at-2", Sent()[^1]);
        Assert.Equal(2, service.Issued);
    }

    [Fact]
    public async Task A_process_that_ends_between_answer_and_save_costs_nothing_where_the_service_takes_the_token_before()
    {
        service.Overlap = 1;
        await DieBeforeSavingAsync();

        await using var next = Host();
        await SendAsync(next);

        Assert.Equal(2, service.Issued);
        Assert.Equal("Bearer at-2", Sent()[^1]);
    }

    [Fact]
    public async Task A_process_that_ends_between_answer_and_save_costs_the_grant_where_the_service_does_not()
    {
        await DieBeforeSavingAsync();
        await using var next = Host();

        var e = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(next));

        Assert.Equal((IntegrationErrorKind.Authentication, true), (e.Kind, e.NeedsReconnect));
        Assert.Contains("the answer to the last refresh was lost", e.Message, StringComparison.Ordinal);
        Assert.Contains("Connect the account again", e.Message, StringComparison.Ordinal);
        var asked = standIn.Count;
        // It is not asked again: no process, however often.
        await using var third = Host();
        Assert.True((await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(next))).NeedsReconnect);
        Assert.True((await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(third))).NeedsReconnect);
        Assert.Equal(asked, standIn.Count);
    }

    [Fact]
    public async Task A_lost_answer_is_told_from_a_revocation()
    {
        await using var host = Host();
        service.Loses = _ => Reply.Reset;
        var lost = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host));
        service.Loses = static _ => null;

        var e = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host));

        Assert.Equal((IntegrationErrorKind.Unavailable, false), (lost.Kind, lost.NeedsReconnect));
        Assert.Contains("the answer to the last refresh was lost", e.Message, StringComparison.Ordinal);
        Assert.True(e.NeedsReconnect);
    }

    [Fact]
    public async Task A_revoked_grant_needs_a_new_connection_and_says_so()
    {
        await using var host = Host();
        await SendAsync(host);
        service.Revoke();

        var e = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host));

        Assert.True(e.NeedsReconnect);
        Assert.Contains("it was revoked at the service", e.Message, StringComparison.Ordinal);
        Assert.Equal("invalid_grant", e.ProviderCode);
    }

    [Fact]
    public async Task A_new_refresh_token_ends_the_need()
    {
        await using var host = Host();
        await SendAsync(host);
        service.Forget();
        service.EndAccess();
        Assert.True((await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host))).NeedsReconnect);

        // As a person would who has connected the account again: another token, another grant.
        var renewed = new RotatingService();
        standIn.Otherwise = renewed.Answer;
        host.Set("Integrations:Demo:Account", "again");
        await SendAsync(host);

        Assert.Equal(1, renewed.Issued);
    }

    [Fact]
    public async Task A_process_that_was_stopped_past_its_lease_still_saves_the_only_good_token()
    {
        // Its own clock stands still, as a stopped process's does for it.
        var stopped = new ManualTimeProvider();
        await using var sleeper = Host(stopped);
        await using var other = Host();
        var gate = new TaskCompletionSource();
        service.Loses = _ => null;
        standIn.Otherwise = request =>
            request.Path == "/oauth/token" && service.Issued == 0 ? service.Answer(request).After(gate.Task) : service.Answer(request);
        var sleeping = SendAsync(sleeper);
        await standIn.UntilAsync(1, Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(other));
        gate.SetResult();
        await sleeping;
        await SendAsync(other);

        Assert.True(e.NeedsReconnect);
        Assert.Equal(1, service.Issued);
        Assert.Equal(["Bearer at-1", "Bearer at-1"], Sent());
    }

    [Fact]
    public async Task A_lost_race_is_no_revocation()
    {
        var stopped = new ManualTimeProvider();
        await using var sleeper = Host(stopped);
        await using var other = Host();
        var gate = new TaskCompletionSource();
        var first = true;
        standIn.Otherwise = request =>
        {
            if (request.Path != "/oauth/token" || !first)
            {
                return service.Answer(request);
            }

            // The service gets to it only after another process has used the same refresh token.
            first = false;
            return Reply.Json("""{"error":"invalid_grant"}""", 400).After(gate.Task);
        };
        var sleeping = SendAsync(sleeper);
        await standIn.UntilAsync(1, Token);
        await SendAsync(other);

        gate.SetResult();
        await sleeping;

        Assert.Equal((1, 0), (service.Issued, service.Refused));
        Assert.Equal(["Bearer at-1", "Bearer at-1"], Sent());
    }

    [Fact]
    public async Task The_token_before_is_tried_where_the_newest_is_refused()
    {
        await using var host = Host();
        await SendAsync(host);
        time.Advance(TimeSpan.FromSeconds(Month));
        await SendAsync(host);
        service.Forget();
        service.Overlap = 1;
        service.EndAccess();

        await SendAsync(host);

        Assert.Equal((3, 1), (service.Issued, service.Refused));
        Assert.Equal("Bearer at-3", Sent()[^1]);
    }

    [Fact]
    public async Task What_was_rotated_is_not_used_before_it_is_saved()
    {
        await using var host = Host();
        store.FailsToSave = () => new TimeoutException("disk full");

        var e = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host));

        Assert.Equal((IntegrationErrorKind.Unavailable, true), (e.Kind, e.IsTransient));
        Assert.Contains("token store", e.Message, StringComparison.Ordinal);
        Assert.Empty(Sent());
        store.FailsToSave = static () => null;
        await SendAsync(host);
        // The same token, saved at last: the service was asked once.
        Assert.Equal(1, service.Issued);
        Assert.Equal("Bearer at-1", Assert.Single(Sent()));
    }

    [Fact]
    public async Task A_store_that_fails_for_a_moment_costs_no_call()
    {
        await using var host = Host();
        var failures = 2;
        store.FailsToSave = () => failures-- > 0 ? new TimeoutException("busy") : null;

        await SendAsync(host);

        Assert.Equal(1, service.Issued);
    }

    [Fact]
    public async Task A_store_that_is_down_costs_no_call_where_nothing_can_be_lost_by_it()
    {
        var grant = new CountingGrant();
        await using var host = DemoHost.Create(standIn, new DemoProvider { Tokens = _ => grant }, before: Share);
        standIn.Otherwise = static _ => Reply.Json("{}");
        store.FailsToFind = () => new TimeoutException("down");

        await SendAsync(host);
        await SendAsync(host);

        Assert.Equal(1, grant.Fetched);
        Assert.Contains(host.Logs.Lines, line => line.Message.Contains("token store failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stored_token_that_does_not_open_is_not_replaced_by_an_older_one()
    {
        await using (var first = Host())
        {
            await SendAsync(first);
        }

        time.Advance(TimeSpan.FromSeconds(Month));
        var asked = standIn.Count;
        await using var other = Host(sealingKey: 2);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(other));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains("key", e.Message, StringComparison.Ordinal);
        Assert.Equal(asked, standIn.Count);
    }

    [Fact]
    public async Task A_wrong_client_secret_needs_no_new_connection()
    {
        standIn.Otherwise = request =>
            request.Path == "/oauth/token" ? Reply.Json("""{"error":"invalid_client"}""", 401) : service.Answer(request);
        await using var host = Host();
        var refused = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host));
        standIn.Otherwise = service.Answer;

        await SendAsync(host);

        Assert.False(refused.NeedsReconnect);
        Assert.Equal(1, service.Issued);
    }

    [Fact]
    public async Task A_token_that_a_good_status_calls_expired_is_refreshed_and_the_call_made_again()
    {
        var provider = Provider() with
        {
            ReadFailure = static reply =>
                reply.Json.TryGetProperty("error", out var error) && error.ValueEquals("token_expired")
                    ? new Procur.Integrations.Wire.Failure(IntegrationErrorKind.Authentication, "token_expired")
                    : null,
        };
        await using var host = DemoHost.Create(standIn, provider, time, before: Share);
        await SendAsync(host);
        standIn.Otherwise = request =>
            request.Header("Authorization") == "Bearer at-1"
                ? Reply.Json("""{"ok":false,"error":"token_expired"}""")
                : service.Answer(request);

        await SendAsync(host);

        Assert.Equal(2, service.Issued);
        Assert.Equal(["Bearer at-1", "Bearer at-1", "Bearer at-2"], Sent());
    }

    [Fact]
    public async Task Neither_store_nor_log_nor_exception_shows_a_token()
    {
        await using var host = Host();
        await SendAsync(host);
        service.Revoke();
        var e = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host));

        var kept = new List<TokenEntry>();
        await foreach (var entry in store.ListAsync(Token))
        {
            kept.Add(entry);
        }

        var bytes = System.Text.Encoding.Latin1.GetString(Assert.Single(kept).Token!.Value.Span);
        Assert.All(
            host.Logs.Lines.Select(line => line.Message).Append(bytes).Append(e.ToString()).Append(kept[0].Key.Grant),
            text =>
            {
                Assert.DoesNotContain("at-1", text, StringComparison.Ordinal);
                Assert.DoesNotContain("rt-2", text, StringComparison.Ordinal);
            }
        );
    }

    private static async Task DisposeAsync(IEnumerable<TestHost> hosts)
    {
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
    }

    private static Task<Procur.Integrations.Wire.WireReply> SendAsync(TestHost host) =>
        host.Get<IDemoService>().SendAsync(Calls.Read(), Token);

    /// <summary>A process gets a new token, and ends before it has saved it.</summary>
    private async Task DieBeforeSavingAsync()
    {
        await using var dying = Host();
        store.FailsToSave = () => new TimeoutException("the process is gone");
        await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(dying));
        store.FailsToSave = static () => null;
        Assert.Equal(1, service.Issued);
    }

    private List<string?> Sent() =>
        [.. standIn.Received.Where(request => request.Path != "/oauth/token").Select(request => request.Header("Authorization"))];

    private void Share(IServiceCollection services)
    {
        services.AddSingleton<ITokenStore>(store);
        services.AddSingleton(new TokenSealingKey(Enumerable.Repeat((byte)1, 32).ToArray()));
    }

    private DemoProvider Provider() =>
        new()
        {
            Tokens = options =>
                OAuthGrants.RefreshToken(
                    new OAuthClient(new Uri(standIn.Endpoint, "oauth/token"), options.Account ?? "id", "secret"),
                    options.ClientSecret ?? "rt-1"
                ),
        };

    /// <summary>A wait of one that waits for another moves the clock of both; no call is to end by that.</summary>
    private TestHost Patient()
    {
        var host = Host();
        host.Set("Integrations:Demo:Resilience:AttemptTimeout", "1.00:00:00");
        host.Set("Integrations:Demo:Resilience:TotalTimeout", "1.00:00:00");
        return host;
    }

    private TestHost Host(ManualTimeProvider? clock = null, byte sealingKey = 1) =>
        DemoHost.Create(
            standIn,
            Provider(),
            clock ?? time,
            before: services =>
            {
                Share(services);
                services.AddSingleton(new TokenSealingKey(Enumerable.Repeat(sealingKey, 32).ToArray()));
            }
        );
}
