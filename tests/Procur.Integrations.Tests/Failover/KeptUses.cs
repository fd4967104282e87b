namespace Procur.Integrations.Tests.Failover;

internal sealed class KeptUses : IFailoverObserver
{
    public List<FailoverUse> Uses { get; } = [];

    public ValueTask UsedAsync(FailoverUse use, CancellationToken cancellationToken)
    {
        Uses.Add(use);
        return ValueTask.CompletedTask;
    }
}
