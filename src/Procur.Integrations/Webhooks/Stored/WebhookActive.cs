namespace Procur.Integrations.Webhooks;

/// <summary>An event that this process has claimed and not brought to its end.</summary>
internal sealed class WebhookActive(WebhookLease lease) : IDisposable
{
    private readonly CancellationTokenSource losing = new();
    private volatile bool isLost;

    public WebhookLease Lease { get; } = lease;

    /// <summary>Cancelled once another has it.</summary>
    public CancellationToken Lost => losing.Token;

    public bool IsLost => isLost;

    public void Lose()
    {
        isLost = true;
        try
        {
            losing.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It came to its end at the same moment.
        }
    }

    public void Dispose() => losing.Dispose();
}
