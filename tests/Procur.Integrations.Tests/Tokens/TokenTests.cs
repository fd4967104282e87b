using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Tokens;

namespace Procur.Integrations.Tests.Tokens;

/// <summary>Access tokens: fetched once for all, early, and kept sealed.</summary>
public sealed class TokenTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hundred_callers_fetch_one_token()
    {
        await using var standIn = StandIn.Start();
        var gate = new TaskCompletionSource();
        var grant = new CountingGrant { Gate = gate.Task };
        await using var host = Host(standIn, grant);
        // Each goes on its caller's thread until it waits for the token, so that all wait when the fetch ends.
        var calls = Enumerable.Range(0, 100).Select(_ => SendAsync(host)).ToList();
        // A second fetch, were there one, has its turn while the first is held.
        for (var turns = 0; turns < 10_000 && grant.Fetched < 2; turns++)
        {
            await Task.Yield();
        }

        Assert.All(calls, call => Assert.False(call.IsCompleted));

        gate.SetResult();
        await Task.WhenAll(calls);

        Assert.Equal(1, grant.Fetched);
        Assert.Equal(100, standIn.Count);
        Assert.All(standIn.Received, request => Assert.Equal("Bearer token-1", request.Header("Authorization")));
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_take_the_token_from_the_others()
    {
        await using var standIn = StandIn.Start();
        var gate = new TaskCompletionSource();
        var grant = new CountingGrant { Gate = gate.Task };
        await using var host = Host(standIn, grant);
        using var source = new CancellationTokenSource();
        var impatient = host.Get<IDemoService>().SendAsync(Calls.Read(), source.Token);
        var patient = SendAsync(host);

        await source.CancelAsync();
        var e = await Assert.ThrowsAsync<IntegrationCanceledException>(() => impatient);
        gate.SetResult();
        await patient;

        Assert.False(e.OutcomeUnknown);
        Assert.Equal(1, grant.Fetched);
        Assert.Equal(1, standIn.Count);
    }

    [Theory]
    // An hour: five minutes before its end. Ten minutes: one minute before its end.
    [InlineData(3600, 3300)]
    [InlineData(600, 540)]
    public async Task A_token_is_fetched_anew_before_it_ends(int life, int due)
    {
        await using var standIn = StandIn.Start();
        var grant = new CountingGrant { Life = TimeSpan.FromSeconds(life) };
        await using var host = Host(standIn, grant, cache: new MemoryTokenCache());
        await SendAsync(host);

        host.Time.Advance(TimeSpan.FromSeconds(due - 1));
        await SendAsync(host);
        Assert.Equal(1, grant.Fetched);

        host.Time.Advance(TimeSpan.FromSeconds(1));
        await SendAsync(host);
        Assert.Equal(2, grant.Fetched);
        Assert.Equal("Bearer token-2", standIn.Received[2].Header("Authorization"));
        Assert.Equal("token-1", grant.LastCurrent!.Value);
    }

    [Fact]
    public async Task An_early_fetch_that_fails_hurts_nobody_while_the_token_lives()
    {
        await using var standIn = StandIn.Start();
        var grant = new CountingGrant();
        await using var host = Host(standIn, grant);
        await SendAsync(host);
        grant.Fails = () => new IntegrationException("demo", "token.get", IntegrationErrorKind.Unavailable, "down");

        host.Time.Advance(TimeSpan.FromMinutes(56));
        await SendAsync(host);
        Assert.Equal("Bearer token-1", standIn.Received[1].Header("Authorization"));

        host.Time.Advance(TimeSpan.FromMinutes(4));
        var e = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host));
        Assert.Equal(IntegrationErrorKind.Unavailable, e.Kind);
        Assert.Equal(2, standIn.Count);

        grant.Fails = () => null;
        await SendAsync(host);
        Assert.Equal(3, standIn.Count);
    }

    [Fact]
    public async Task A_hundred_callers_with_one_refused_token_fetch_one_new_one()
    {
        await using var standIn = StandIn.Start();
        var grant = new CountingGrant();
        await using var host = Host(standIn, grant);
        await SendAsync(host);
        standIn.Otherwise = request => Reply.Json("{}", request.Header("Authorization") == "Bearer token-1" ? 401 : 200);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => SendAsync(host)));

        Assert.Equal(2, grant.Fetched);
    }

    [Theory]
    [InlineData(IntegrationErrorKind.Unavailable, true)]
    [InlineData(IntegrationErrorKind.RateLimited, true)]
    [InlineData(IntegrationErrorKind.Authentication, false)]
    public async Task Where_no_token_was_to_be_had_the_call_is_as_worth_repeating_as_the_fetch(IntegrationErrorKind kind, bool transient)
    {
        await using var standIn = StandIn.Start();
        var grant = new CountingGrant
        {
            Fails = () => new IntegrationException("demo", "token.get", kind, "no") { IsTransient = transient },
        };
        await using var host = Host(standIn, grant);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host));

        Assert.Equal((kind, transient), (e.Kind, e.IsTransient));
        Assert.Equal(1, grant.Fetched);
        Assert.Equal(0, standIn.Count);
    }

    [Fact]
    public async Task Tenants_whose_grants_are_alike_have_a_token_each()
    {
        await using var standIn = StandIn.Start();
        var grant = new CountingGrant();
        await using var host = Host(standIn, grant);
        foreach (var tenant in new[] { "acme", "globex", "acme" })
        {
            var id = new ConnectionId(tenant, "demo", ConnectionId.DefaultName);
            await host.Get<IConnectionStore>()
                .SaveAsync(new ConnectionRecord(id) { Secrets = new Dictionary<string, string?> { ["ApiKey"] = "k" } }, Token);
            var service = await host.Get<IConnections>().GetAsync<IDemoService>(tenant, "demo", null, Token);
            await service.SendAsync(Calls.Read(), Token);
        }

        Assert.Equal(
            ["Bearer token-1", "Bearer token-2", "Bearer token-1"],
            standIn.Received.Select(request => request.Header("Authorization"))
        );
    }

    [Fact]
    public async Task A_mistake_in_the_code_that_gets_the_token_does_not_hold_up_who_comes_after()
    {
        await using var standIn = StandIn.Start();
        var grant = new CountingGrant { Fails = () => new InvalidOperationException("a mistake") };
        await using var host = Host(standIn, grant);
        var call = Calls.Change(Procur.Integrations.Wire.Repeat.NotIdempotent, operationKey: "pay 17");
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Get<IDemoService>().SendAsync(call, Token));
        grant.Fails = static () => null;

        var again = host.Get<IDemoService>().SendAsync(call, Token).WaitAsync(TimeSpan.FromSeconds(20), Token);

        // Nobody has looked whether something had left: that it may have is the safe side.
        Assert.True((await Assert.ThrowsAsync<IntegrationException>(() => again)).OutcomeUnknown);
        Assert.Equal(0, standIn.Count);
    }

    [Fact]
    public async Task What_a_cache_keeps_does_not_show_the_token()
    {
        await using var standIn = StandIn.Start();
        var cache = new MemoryTokenCache();
        await using var host = Host(standIn, new CountingGrant(), cache);

        await SendAsync(host);

        var kept = Assert.Single(cache.Sealed);
        Assert.Equal("Bearer token-1", Assert.Single(standIn.Received).Header("Authorization"));
        Assert.DoesNotContain("token-1", System.Text.Encoding.Latin1.GetString(kept.Value), StringComparison.Ordinal);
        Assert.DoesNotContain("token-1", kept.Key, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_secret_means_a_new_token()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(
            standIn,
            new DemoProvider { Tokens = options => new CountingGrant { CacheKey = options.ClientSecret! } }
        );
        host.Set("Integrations:Demo:ClientSecret", "one");
        await SendAsync(host);

        host.Set("Integrations:Demo:ClientSecret", "two");
        await SendAsync(host);
        host.Set("Integrations:Demo:Region", "eu");
        await SendAsync(host);

        // The grant counts from one each time it is made; the third call found the token of the second.
        Assert.All(standIn.Received, request => Assert.Equal("Bearer token-1", request.Header("Authorization")));
    }

    [Fact]
    public async Task A_token_kept_by_another_process_is_used()
    {
        await using var standIn = StandIn.Start();
        var cache = new MemoryTokenCache();
        var (first, second) = (new CountingGrant(), new CountingGrant());
        await using var one = Host(standIn, first, cache);
        await using var other = Host(standIn, second, cache);
        await SendAsync(one);

        await SendAsync(other);

        Assert.Equal(0, second.Fetched);
        Assert.Equal("Bearer token-1", standIn.Received[1].Header("Authorization"));
        var kept = Assert.Single(cache.Sealed);
        Assert.DoesNotContain("token-1", System.Text.Encoding.UTF8.GetString(kept.Value), StringComparison.Ordinal);
        Assert.DoesNotContain("token-1", kept.Key, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_kept_by_another_process_that_is_refused_is_fetched_anew()
    {
        await using var standIn = StandIn.Start();
        var cache = new MemoryTokenCache();
        var second = new CountingGrant();
        await using var one = Host(standIn, new CountingGrant(), cache);
        await using var other = Host(standIn, second, cache);
        await SendAsync(one);
        standIn.Then(Reply.Json("{}", 401));

        await SendAsync(other);

        Assert.Equal(1, second.Fetched);
    }

    [Theory]
    [InlineData("moved")]
    [InlineData("altered")]
    [InlineData("cut")]
    [InlineData("another version")]
    [InlineData("another key")]
    public async Task A_sealed_token_that_does_not_open_is_fetched_anew(string harm)
    {
        await using var standIn = StandIn.Start();
        var cache = new MemoryTokenCache();
        await using var one = Host(standIn, new CountingGrant { CacheKey = "a" }, cache);
        await SendAsync(one);
        var (key, envelope) = Assert.Single(cache.Sealed);
        var grant = new CountingGrant { CacheKey = "a" };
        switch (harm)
        {
            case "moved":
                grant = new CountingGrant { CacheKey = "b" };
                cache.Sealed[key[..^1] + "b"] = envelope;
                break;
            case "altered":
                envelope[^1] ^= 1;
                break;
            case "cut":
                cache.Sealed[key] = envelope[..20];
                break;
            case "another version":
                envelope[0]++;
                break;
        }

        await using var other = Host(standIn, grant, cache, sealingKey: harm == "another key" ? (byte)2 : (byte)1);
        await SendAsync(other);

        Assert.Equal(1, grant.Fetched);
        Assert.Equal(2, standIn.Count);
    }

    [Fact]
    public async Task A_cache_that_fails_costs_a_fetch_and_no_call()
    {
        await using var standIn = StandIn.Start();
        var grant = new CountingGrant();
        await using var host = Host(standIn, grant, new MemoryTokenCache { Fails = new TimeoutException("cache down") });

        await SendAsync(host);
        await SendAsync(host);

        Assert.Equal(1, grant.Fetched);
        Assert.Contains(host.Logs.Lines, line => line.Message.Contains("token cache failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_token_that_calls_are_made_with_can_be_looked_at()
    {
        await using var standIn = StandIn.Start();
        var grant = new CountingGrant();
        await using var host = Host(standIn, grant);
        await SendAsync(host);

        var token = await ConnectionOf(host).GetAccessTokenAsync("demo.look", Token);

        Assert.Equal("token-1", token!.Value);
        Assert.Equal(1, grant.Fetched);
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task A_credential_that_is_no_token_has_none_to_look_at()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);

        Assert.Null(await ConnectionOf(host).GetAccessTokenAsync("demo.look", Token));
    }

    [Fact]
    public void A_sealing_key_of_another_length_is_refused()
    {
        var services = new ServiceCollection();
        services.AddIntegrationCore();
        services.AddSingleton<ITokenCache>(new MemoryTokenCache());
        services.AddSingleton(new TokenSealingKey(new byte[16]));
        new DemoProvider { Tokens = _ => new CountingGrant() }.Add(services, null, options => options.ApiKey = "k");
        using var provider = services.BuildServiceProvider();

        Assert.Throws<ArgumentException>(() => provider.GetRequiredService<IDemoService>());
    }

    [Fact]
    public void Neither_a_token_nor_a_sealing_key_is_written_out()
    {
        Assert.DoesNotContain(
            "canary",
            new AccessToken("canary", default) { RefreshToken = "canary" }.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal("TokenSealingKey", new TokenSealingKey("canarycanarycanarycanarycanary12"u8.ToArray()).ToString());
    }

    private static Procur.Integrations.Connections.Connection ConnectionOf(TestHost host) =>
        ((DemoService)host.Get<IDemoService>()).Connection;

    private static Task<Procur.Integrations.Wire.WireReply> SendAsync(TestHost host) =>
        host.Get<IDemoService>().SendAsync(Calls.Read(), Token);

    private static TestHost Host(StandIn standIn, CountingGrant grant, MemoryTokenCache? cache = null, byte sealingKey = 1) =>
        DemoHost.Create(
            standIn,
            new DemoProvider { Tokens = _ => grant },
            before: services =>
            {
                if (cache is not null)
                {
                    services.AddSingleton<ITokenCache>(cache);
                    services.AddSingleton(new TokenSealingKey(Enumerable.Repeat(sealingKey, 32).ToArray()));
                }
            }
        );
}
