using System.Threading.Channels;

namespace Procur.Integrations.Webhooks;

/// <summary>Tells the worker of this process that there is something to do.</summary>
internal sealed class WebhookWake(TimeProvider time)
{
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Ring() => bell.Writer.TryWrite(true);

    /// <summary>Waits until it is told, or for a time.</summary>
    public async Task WaitAsync(TimeSpan most, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var told = bell.Reader.WaitToReadAsync(limit.Token).AsTask();
        await Task.WhenAny(told, Task.Delay(most, time, limit.Token)).ConfigureAwait(false);
        bell.Reader.TryRead(out _);
        await limit.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
