using Polly;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Wire;

/// <summary>A call that a vendor's own client makes: our tries, time-outs and errors around it.</summary>
internal sealed class DelegateCall<T>(
    Connection connection,
    OperationInfo info,
    Func<Snapshot, CancellationToken, Task<T>> call,
    Func<Exception, Failure> read,
    CancellationToken caller
) : CallState(connection, caller)
{
    // Once a call, not once a try: a credential refused again is refused.
    private bool renewed;

    public T? Value { get; private set; }

    public override string Operation => info.Name;

    public override bool IsRead => info.IsRead;

    public override bool IsRepeatable => info.IsRead || info.Repeat == Repeat.Idempotent || IsDedupedByKey;

    public override bool IsDedupedByKey => info.Repeat == Repeat.IdempotentByKey && info.IdempotencyKey is not null;

    public override string Partition => info.Name;

    protected override async ValueTask<Outcome<Attempted>> TryAsync(TimeSpan timeout)
    {
        using var ending = new CancellationTokenSource(timeout, Time);
        using var byCaller = Caller.CanBeCanceled
            ? Caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), ending)
            : default;
        try
        {
            while (true)
            {
                try
                {
                    Value = await call(Snapshot, ending.Token).ConfigureAwait(false);
                    return Outcome.FromResult(new Attempted(null, null));
                }
                catch (Exception e) when (!renewed && read(e) is { CredentialRejected: true, Effect: FailureEffect.None })
                {
                    // A refused credential is not a failed try: it may have been rotated.
                    renewed = true;
                    if (await RotatedAsync().ConfigureAwait(false) is not { } rotated)
                    {
                        throw;
                    }

                    Snapshot = rotated;
                }
            }
        }
        catch (OperationCanceledException e) when (ending.IsCancellationRequested)
        {
            Canceled = Caller.IsCancellationRequested;
            // What a vendor's client had sent cannot be seen from here.
            return Judge(
                new(null, new Failure(IntegrationErrorKind.Timeout, null, "no answer in time") { Effect = FailureEffect.Unknown })
                {
                    Cause = e,
                }
            );
        }
#pragma warning disable CA1031 // Every exception of the vendor's client is read into a failure, with the exception as its cause.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var failure = read(e);
            return Judge(new(null, failure with { Effect = failure.Effect ?? FailureEffect.Unknown }) { Cause = e });
        }
    }

    /// <summary>Null where the state is the same, or the connection is gone: then the refusal is the answer.</summary>
    private async ValueTask<Snapshot?> RotatedAsync()
    {
        try
        {
            var fresh = await Connection.RefreshAsync(Caller).ConfigureAwait(false);
            return fresh.Version == Snapshot.Version || !fresh.IsConfigured ? null : fresh;
        }
        catch (IntegrationException)
        {
            return null;
        }
    }
}
