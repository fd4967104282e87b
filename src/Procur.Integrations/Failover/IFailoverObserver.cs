namespace Procur.Integrations;

/// <summary>Is told whenever a fall-back is used. Register any number; members are called from many threads at once.</summary>
public interface IFailoverObserver
{
    /// <summary>A call goes on to the next provider. What it throws is thrown to the caller.</summary>
    ValueTask UsedAsync(FailoverUse use, CancellationToken cancellationToken);
}
