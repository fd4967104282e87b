namespace Procur.Integrations.Tests.Abstractions;

/// <summary>Walking paged lists.</summary>
public sealed class PagesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_items_of_all_pages_come_in_order_empty_pages_too()
    {
        var asked = new List<string?>();
        Task<Page<int>> Fetch(string? cursor, CancellationToken token)
        {
            asked.Add(cursor);
            return Task.FromResult(
                cursor switch
                {
                    null => new Page<int>([1, 2], "a"),
                    "a" => new Page<int>([], "b"),
                    _ => new Page<int>([3], null),
                }
            );
        }

        Assert.Equal([1, 2, 3], await Pages.WalkAsync(Fetch, Token).ToListAsync(Token));
        Assert.Equal([null, "a", "b"], asked);
    }

    [Fact]
    public async Task A_page_is_fetched_when_the_caller_gets_there()
    {
        var fetched = 0;
        Task<Page<int>> Fetch(string? cursor, CancellationToken token)
        {
            fetched++;
            return Task.FromResult(new Page<int>([fetched * 10, (fetched * 10) + 1], $"{fetched}"));
        }

        await foreach (var item in Pages.WalkAsync(Fetch, Token))
        {
            if (item == 21)
            {
                break;
            }
        }

        Assert.Equal(2, fetched);
    }

    [Fact]
    public async Task A_cursor_that_comes_twice_ends_what_would_never_end()
    {
        var seen = new List<int>();

        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var item in Pages.WalkAsync((_, _) => Task.FromResult(new Page<int>([1], "same")), Token))
            {
                seen.Add(item);
            }
        });

        Assert.Equal([1, 1], seen);
    }

    [Fact]
    public async Task What_came_before_a_failure_stands()
    {
        var seen = new List<int>();
        Task<Page<int>> Fetch(string? cursor, CancellationToken token) =>
            cursor is null
                ? Task.FromResult(new Page<int>([1, 2], "next"))
                : throw new IntegrationException("demo", "things.list", IntegrationErrorKind.Unavailable, "down");

        await Assert.ThrowsAsync<IntegrationException>(async () =>
        {
            await foreach (var item in Pages.WalkAsync(Fetch, Token))
            {
                seen.Add(item);
            }
        });

        Assert.Equal([1, 2], seen);
    }

    [Fact]
    public async Task The_callers_token_reaches_the_fetch()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (
                var _ in Pages.WalkAsync(
                    (_, token) =>
                    {
                        token.ThrowIfCancellationRequested();
                        return Task.FromResult(new Page<int>([1], null));
                    },
                    source.Token
                )
            )
            {
                Assert.Fail("Nothing was to come.");
            }
        });
    }
}
