using Procur.Integrations.Connections;
using Procur.Integrations.Tokens;

namespace Procur.Integrations.Sql.Tests;

/// <summary>What a token store promises, on each database.</summary>
public abstract class TokenStoreSuite : SqlSuite
{
    private static readonly TokenKey Key = new(new ConnectionId("acme", "demo", "default"), IntegrationEnvironment.Sandbox, "refresh/1");
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private SqlDatabase database = null!;
    private SqlTokenStore store = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        database = Database.Open();
        store = new SqlTokenStore(database);
    }

    public override async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_was_never_saved_is_not_there()
    {
        Assert.Null(await store.FindAsync(Key, Cancellation));
    }

    [Fact]
    public async Task A_token_is_found_as_it_was_saved_with_the_one_before()
    {
        var until = new DateTimeOffset(2026, 5, 4, 3, 2, 1, TimeSpan.Zero);
        Assert.True(await SaveAsync(0, 1));
        Assert.True(await store.SaveAsync(Key, 1, new byte[] { 2, 0, 2 }, DateTimeOffset.UtcNow.AddYears(1), Cancellation));
        Assert.True(await store.SaveAsync(Key, 2, new byte[] { 3 }, until.AddYears(100), Cancellation));

        var found = await store.FindAsync(Key, Cancellation);

        Assert.Equal((Key, 3L), (found!.Key, found.Version));
        Assert.Equal([3], found.Token!.Value.ToArray());
        Assert.Equal([2, 0, 2], found.Previous!.Value.ToArray());
        Assert.Equal(until.AddYears(100), found.UsefulUntil);
        Assert.InRange(found.Age!.Value, TimeSpan.FromSeconds(-1), TimeSpan.FromMinutes(5));
        Assert.Equal((false, null, null), (found.IsRefreshing, found.LeasedFor, found.ReconnectReason));
    }

    [Fact]
    public async Task Only_one_may_refresh_at_a_time()
    {
        var claims = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => store.ClaimAsync(Key, 0, $"h{i}", Minute, Cancellation).AsTask())
        );

        var granted = Assert.Single(claims, claim => claim.IsGranted);
        Assert.False(granted.Entry.IsRefreshing);
        Assert.All(claims.Where(claim => !claim.IsGranted), claim => Assert.InRange(claim.Entry.LeasedFor!.Value, TimeSpan.Zero, Minute));
        Assert.True((await store.FindAsync(Key, Cancellation))!.IsRefreshing);
    }

    [Fact]
    public async Task What_is_claimed_for_the_first_time_has_no_token()
    {
        await store.ClaimAsync(Key, 0, "h", Minute, Cancellation);

        var found = await store.FindAsync(Key, Cancellation);

        Assert.Equal((false, false, null), (found!.Token.HasValue, found.Previous.HasValue, found.Age));
    }

    [Fact]
    public async Task A_claim_made_again_by_the_same_holder_is_the_same_claim()
    {
        await store.ClaimAsync(Key, 0, "h", Minute, Cancellation);

        var again = await store.ClaimAsync(Key, 0, "h", Minute, Cancellation);

        Assert.Equal((true, false), (again.IsGranted, again.Entry.IsRefreshing));
    }

    [Fact]
    public async Task A_version_that_has_moved_on_cannot_be_claimed()
    {
        await SaveAsync(0, 1);

        var claim = await store.ClaimAsync(Key, 0, "h", Minute, Cancellation);

        Assert.Equal((false, 1L), (claim.IsGranted, claim.Entry.Version));
        Assert.True((await store.ClaimAsync(Key, 1, "h", Minute, Cancellation)).IsGranted);
        Assert.False((await store.ClaimAsync(Key, 7, "h", Minute, Cancellation)).IsGranted);
    }

    [Fact]
    public async Task A_lease_that_is_over_is_taken_by_the_next_who_is_told_of_the_refresh_before()
    {
        await store.ClaimAsync(Key, 0, "gone", Minute, Cancellation);
        await LeaseIsOverAsync();

        var claim = await store.ClaimAsync(Key, 0, "next", Minute, Cancellation);

        Assert.Equal((true, true), (claim.IsGranted, claim.Entry.IsRefreshing));
        Assert.True((await store.ClaimAsync(Key, 0, "next", Minute, Cancellation)).Entry.IsRefreshing);
    }

    [Fact]
    public async Task Who_lost_its_lease_still_saves_what_nobody_else_has()
    {
        await store.ClaimAsync(Key, 0, "stopped", Minute, Cancellation);
        await LeaseIsOverAsync();
        await store.ClaimAsync(Key, 0, "next", Minute, Cancellation);
        Assert.True(await store.RequireReconnectAsync(Key, 0, "next", "lost", Cancellation));
        Assert.Equal("lost", (await store.FindAsync(Key, Cancellation))!.ReconnectReason);
        Assert.False((await store.ClaimAsync(Key, 0, "third", Minute, Cancellation)).IsGranted);

        Assert.True(await SaveAsync(0, 1));

        Assert.Null((await store.FindAsync(Key, Cancellation))!.ReconnectReason);
        Assert.False(await SaveAsync(0, 9));
        Assert.Equal([1], (await store.FindAsync(Key, Cancellation))!.Token!.Value.ToArray());
    }

    [Fact]
    public async Task Who_lost_its_lease_cannot_give_the_connection_up()
    {
        await store.ClaimAsync(Key, 0, "stopped", Minute, Cancellation);
        await LeaseIsOverAsync();
        await store.ClaimAsync(Key, 0, "next", Minute, Cancellation);

        Assert.False(await store.RequireReconnectAsync(Key, 0, "stopped", "lost", Cancellation));
        await store.ReleaseAsync(Key, "stopped", isSpent: false, Cancellation);
        Assert.NotNull((await store.FindAsync(Key, Cancellation))!.LeasedFor);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lease_that_is_given_back_is_free_and_keeps_the_mark_where_the_answer_was_lost(bool isSpent)
    {
        await store.ClaimAsync(Key, 0, "h", Minute, Cancellation);

        await store.ReleaseAsync(Key, "h", isSpent, Cancellation);

        var next = await store.ClaimAsync(Key, 0, "next", Minute, Cancellation);
        Assert.Equal((true, isSpent), (next.IsGranted, next.Entry.IsRefreshing));
    }

    [Fact]
    public async Task Sealing_anew_leaves_a_refresh_alone_and_never_puts_an_older_token_back()
    {
        await SaveAsync(0, 1);
        await store.ClaimAsync(Key, 1, "h", Minute, Cancellation);

        Assert.True(await store.ResealAsync(Key, 1, new byte[] { 11 }, null, Cancellation));
        Assert.True(await SaveAsync(1, 2));
        Assert.False(await store.ResealAsync(Key, 1, new byte[] { 12 }, null, Cancellation));

        var found = await store.FindAsync(Key, Cancellation);
        Assert.Equal([2], found!.Token!.Value.ToArray());
        Assert.Equal([11], found.Previous!.Value.ToArray());
    }

    [Fact]
    public async Task A_connections_tokens_are_listed_and_forgotten_and_no_others()
    {
        TokenKey[] keys =
        [
            Key,
            Key with
            {
                Grant = "refresh/2",
            },
            Key with
            {
                Environment = IntegrationEnvironment.Production,
            },
            Key with
            {
                Connection = new ConnectionId("globex", "demo", "default"),
            },
        ];
        foreach (var key in keys)
        {
            await store.SaveAsync(key, 0, new byte[] { 1 }, null, Cancellation);
        }

        Assert.Equal(keys.ToHashSet(), await KeysAsync());
        await store.RemoveAsync(Key.Connection, "refresh/2", Cancellation);
        Assert.Equal(new HashSet<TokenKey> { keys[1], keys[3] }, await KeysAsync());
        await store.RemoveAsync(Key.Connection, null, Cancellation);
        Assert.Equal([keys[3]], await KeysAsync());
    }

    [Fact]
    public async Task What_is_of_no_more_use_is_let_go_and_what_may_be_is_not()
    {
        var other = Key with { Grant = "client_credentials/1" };
        await store.SaveAsync(other, 0, new byte[] { 1 }, DateTimeOffset.UtcNow.AddDays(-2), Cancellation);
        await SaveAsync(0, 1);
        await store.SaveAsync(Key with { Grant = "recent" }, 0, new byte[] { 1 }, DateTimeOffset.UtcNow.AddMinutes(-2), Cancellation);

        var left = await KeysAsync();

        Assert.DoesNotContain(other, left);
        Assert.Equal(2, left.Count);
    }

    private ValueTask<bool> SaveAsync(long version, byte token) => store.SaveAsync(Key, version, new[] { token }, null, Cancellation);

    private Task LeaseIsOverAsync() => Database.ExecuteAsync($"UPDATE {database.Table("tokens")} SET lease_until = 1");

    private async Task<HashSet<TokenKey>> KeysAsync()
    {
        var keys = new HashSet<TokenKey>();
        await foreach (var entry in store.ListAsync(Cancellation))
        {
            keys.Add(entry.Key);
        }

        return keys;
    }
}
