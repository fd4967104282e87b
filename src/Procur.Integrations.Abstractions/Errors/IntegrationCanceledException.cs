namespace Procur.Integrations;

/// <summary>A cancellation that knows whether the call may have taken effect.</summary>
/// <remarks>
/// Thrown where the caller's token ended a call. It is an <see cref="OperationCanceledException"/>, so hosts that catch that one need not change.
/// </remarks>
public sealed class IntegrationCanceledException : OperationCanceledException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="integration">The integration's key.</param>
    /// <param name="operation">The wire operation.</param>
    /// <param name="outcomeUnknown">Whether a byte of a changing call had left.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <param name="innerException">The cause, if any.</param>
    public IntegrationCanceledException(
        string integration,
        string operation,
        bool outcomeUnknown,
        CancellationToken cancellationToken,
        Exception? innerException = null
    )
        : base(
            outcomeUnknown
                ? $"{integration} {operation}: cancelled after it was sent, so it may have taken effect; look it up before sending it again."
                : $"{integration} {operation}: cancelled; nothing took effect.",
            innerException,
            cancellationToken
        )
    {
        Integration = integration;
        Operation = operation;
        OutcomeUnknown = outcomeUnknown;
    }

    /// <summary>The integration's key.</summary>
    public string Integration { get; }

    /// <summary>The wire operation.</summary>
    public string Operation { get; }

    /// <summary>Whether the call may have taken effect.</summary>
    public bool OutcomeUnknown { get; }

    /// <summary>The key under which the journal holds this intent, where it does.</summary>
    public string? JournalKey { get; init; }
}
