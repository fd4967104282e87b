namespace Procur.Integrations;

/// <summary>A call's result in place of an exception.</summary>
/// <typeparam name="T">What the call gives.</typeparam>
public sealed class IntegrationResult<T>
{
    internal IntegrationResult(IntegrationOutcome outcome, T? value, Exception? error)
    {
        Outcome = outcome;
        Value = value;
        Error = error;
    }

    /// <summary>Done, not done, or nobody can tell yet.</summary>
    public IntegrationOutcome Outcome { get; }

    /// <summary>Whether it took effect and <see cref="Value"/> is there.</summary>
    public bool Succeeded => Outcome == IntegrationOutcome.Done;

    /// <summary>What the call gave; default unless it succeeded.</summary>
    public T? Value { get; }

    /// <summary>An <see cref="IntegrationException"/> or <see cref="IntegrationCanceledException"/>; null where it succeeded.</summary>
    public Exception? Error { get; }

    /// <summary>The value, or the error thrown as it was caught.</summary>
    public T ValueOrThrow()
    {
        if (Error is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(Error);
        }

        return Value!;
    }
}
