namespace Procur.Integrations.Tests.Demo;

/// <summary>A door that a test opens once.</summary>
public sealed class Latch
{
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A door that nobody opens.</summary>
    public static Task Never { get; } = new TaskCompletionSource().Task;

    public Task Opened => opened.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

    public void Open() => opened.TrySetResult();
}
