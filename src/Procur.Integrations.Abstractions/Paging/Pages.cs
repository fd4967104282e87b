using System.Runtime.CompilerServices;

namespace Procur.Integrations;

/// <summary>Walks paged lists.</summary>
public static class Pages
{
    /// <summary>All items of a list, fetching each page when the caller gets there.</summary>
    /// <param name="fetch">Fetches the page behind a cursor; null is the first.</param>
    /// <param name="cancellationToken">Stops between and within fetches.</param>
    /// <exception cref="IntegrationException">A fetch failed; what was yielded before stands.</exception>
    /// <exception cref="InvalidOperationException">The service gave the same cursor twice in a row, which would never end.</exception>
    public static async IAsyncEnumerable<T> WalkAsync<T>(
        Func<string?, CancellationToken, Task<Page<T>>> fetch,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(fetch);
        string? cursor = null;
        while (true)
        {
            var page = await fetch(cursor, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            if (page.Next is null)
            {
                yield break;
            }

            if (page.Next == cursor)
            {
                throw new InvalidOperationException("The list gave the same cursor twice in a row, so it would never end.");
            }

            cursor = page.Next;
        }
    }
}
