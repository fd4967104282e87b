namespace Procur.Integrations.Sap;

/// <summary>
/// Lets one caller at a time look up and create under one reference: SAP keeps no reference unique, so two at once would both find nothing and both
/// create. Other processes are not held; against them stands the look-up alone.
/// </summary>
internal sealed class SapReferences
{
    private readonly Dictionary<string, Task> last = new(StringComparer.OrdinalIgnoreCase);

    public async Task<T> AloneAsync<T>(string reference, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (last)
        {
            before = last.TryGetValue(reference, out var running) ? running : Task.CompletedTask;
            // Whoever comes next waits for both, for a caller who gives up waiting ends before the one in front of him.
            last[reference] = Task.WhenAll(before, done.Task);
        }

        try
        {
            await before.WaitAsync(cancellationToken).ConfigureAwait(false);
            return await call().ConfigureAwait(false);
        }
        finally
        {
            done.SetResult();
            lock (last)
            {
                if (last.TryGetValue(reference, out var newest) && newest.IsCompleted)
                {
                    last.Remove(reference);
                }
            }
        }
    }
}
