namespace Procur.Integrations.Sql.Tests;

/// <summary>What is begun in one process and ended in another, on each database.</summary>
public abstract class OAuthStatesSuite : SqlSuite
{
    private SqlDatabase database = null!;
    private SqlOAuthStates states = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        database = Database.Open();
        states = new SqlOAuthStates(database);
    }

    public override async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_state_is_good_for_one_use()
    {
        await states.KeepAsync("a", "payload", TimeSpan.FromMinutes(10), Cancellation);

        Assert.Equal("payload", await states.TakeAsync("a", Cancellation));
        Assert.Null(await states.TakeAsync("a", Cancellation));
        Assert.Null(await states.TakeAsync("b", Cancellation));
    }

    [Fact]
    public async Task Of_many_who_come_at_once_one_gets_it()
    {
        await states.KeepAsync("a", "payload", TimeSpan.FromMinutes(10), Cancellation);

        var found = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => states.TakeAsync("a", Cancellation).AsTask()));

        Assert.Single(found, payload => payload is not null);
    }

    [Fact]
    public async Task A_state_whose_time_is_over_is_not_there()
    {
        await states.KeepAsync("a", "payload", TimeSpan.FromMinutes(10), Cancellation);
        await Database.ExecuteAsync($"UPDATE {database.Table("oauth_states")} SET expires_at = 1");

        Assert.Null(await states.TakeAsync("a", Cancellation));
    }

    [Fact]
    public async Task What_is_over_is_swept_out_by_the_next()
    {
        await states.KeepAsync("a", "payload", TimeSpan.FromMinutes(10), Cancellation);
        await Database.ExecuteAsync($"UPDATE {database.Table("oauth_states")} SET expires_at = 1");

        await states.KeepAsync("b", "payload", TimeSpan.FromMinutes(10), Cancellation);

        Assert.Equal(1, await Database.NumberAsync($"SELECT COUNT(*) FROM {database.Table("oauth_states")}"));
    }
}
