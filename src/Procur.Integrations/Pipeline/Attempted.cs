namespace Procur.Integrations.Wire;

/// <summary>How one try ended. A class, for it stands in every box between the caller and the socket.</summary>
internal sealed class Attempted(WireReply? reply, Failure? failure)
{
    public WireReply? Reply { get; } = reply;

    public Failure? Failure { get; } = failure;

    /// <summary>After what wait there may be another try; null for no other.</summary>
    public TimeSpan? RetryIn { get; set; }

    /// <summary>The caller ended it: that says nothing of the service.</summary>
    public bool EndedByCaller { get; set; }

    /// <summary>Whether coming back later may help, where that is not for <see cref="Failure"/> to say.</summary>
    public bool? IsTransient { get; init; }

    /// <summary>What the service or the network threw, for the exception's cause.</summary>
    public Exception? Cause { get; init; }
}
