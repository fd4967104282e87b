using System.Diagnostics;

namespace Procur.Integrations.Sql.Tests;

/// <summary>Waits for what another thread or process does to a database: it is asked again and again, for a time.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<T> SoAsync<T>(Func<Task<T>> ask, Func<T, bool> isSo)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var said = await ask();
            if (isSo(said))
            {
                return said;
            }

            Assert.True(Stopwatch.GetElapsedTime(since) < Patience, $"It did not come to be so; last: {said}");
            await Task.Yield();
        }
    }
}
