namespace Procur.Integrations.TestKit;

/// <summary>Wakes those who wait for a condition whenever something changed. A condition that never comes ends in a <see cref="TimeoutException"/>.</summary>
public sealed class Signal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Lock gate = new();
    private TaskCompletionSource next = New();

    public void Tell()
    {
        TaskCompletionSource told;
        lock (gate)
        {
            told = next;
            next = New();
        }

        told.SetResult();
    }

    /// <summary>Waits until the condition holds; it is asked again after each <see cref="Tell"/>.</summary>
    public async Task UntilAsync(Func<bool> condition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(condition);
        while (true)
        {
            Task change;
            lock (gate)
            {
                change = next.Task;
            }

            if (condition())
            {
                return;
            }

            await change.WaitAsync(Patience, cancellationToken);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
