namespace Procur.Integrations;

/// <summary>When people are free. Members are safe to call from many threads at once.</summary>
public interface IFreeBusy
{
    /// <summary>Finds when all are free. Titles of what they are busy with are not asked for.</summary>
    /// <exception cref="ArgumentException">The window ends before it starts, is shorter than the duration, or nobody is named.</exception>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<FoundTimes> FindTimesAsync(FindTimesRequest request, CancellationToken cancellationToken = default);
}
