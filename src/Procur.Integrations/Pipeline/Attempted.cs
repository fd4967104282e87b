namespace Procur.Integrations.Wire;

/// <summary>How one try ended.</summary>
internal readonly record struct Attempted(WireReply? Reply, Failure? Failure, TimeSpan? RetryIn)
{
    /// <summary>What the service or the network threw, for the exception's cause.</summary>
    public Exception? Cause { get; init; }

    public bool MayRetry => RetryIn is not null;
}
