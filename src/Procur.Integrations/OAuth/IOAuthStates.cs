namespace Procur.Integrations;

/// <summary>Keeps what was begun until the browser comes back: to any process of the host. It holds no secret. Members are safe to call from many threads at once.</summary>
public interface IOAuthStates
{
    /// <summary>Keeps a state.</summary>
    /// <param name="id">Its name: a hash of what the browser brings back.</param>
    /// <param name="payload">What it stands for.</param>
    /// <param name="life">How long it is good for.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    ValueTask KeepAsync(string id, string payload, TimeSpan life, CancellationToken cancellationToken = default);

    /// <summary>Takes a state away: of two that try at once one gets it.</summary>
    /// <returns>Null where there is none, its time is over, or it was taken before.</returns>
    ValueTask<string?> TakeAsync(string id, CancellationToken cancellationToken = default);
}
