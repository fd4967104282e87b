using Procur.Integrations.Sandbox.StandIns;
using Procur.Integrations.Sandbox.Time;

namespace Procur.Integrations.Sandbox.Faults;

/// <summary>A fault that strikes one call.</summary>
/// <param name="fault">Which.</param>
/// <param name="standIn">Words the service's own errors.</param>
/// <param name="waits">The clock to wait on.</param>
/// <param name="reset">Resets the caller's connection.</param>
internal sealed class CallFault(SandboxFault fault, IStandIn standIn, SandboxWaits waits, Action reset)
{
    private static readonly TimeSpan DefaultTime = TimeSpan.FromSeconds(2);

    private bool _struck;

    public SandboxFaultKind Kind => fault.Kind;

    public string Name => fault.Name;

    public string? EdgePage => standIn.EdgePage;

    public TimeSpan Time => fault.Time ?? DefaultTime;

    /// <summary>The answer that comes before the service looks at the call; null if it does look.</summary>
    public StandInReply? Before() =>
        fault.Kind switch
        {
            SandboxFaultKind.RateLimited => standIn.Fail(
                StandInFailure.RateLimited,
                fault.Time is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : 1
            ),
            SandboxFaultKind.RateLimitedBare => standIn.Fail(StandInFailure.RateLimited, null),
            SandboxFaultKind.Unavailable => standIn.Fail(StandInFailure.Unavailable, null),
            _ => null,
        };

    /// <summary>Executes with what strikes around the commit.</summary>
    public async ValueTask<StandInReply> ExecuteAsync(Func<StandInReply> commit, CancellationToken cancellationToken)
    {
        _struck = true;
        switch (fault.Kind)
        {
            case SandboxFaultKind.Latency:
                await waits.DelayAsync(Time, cancellationToken).ConfigureAwait(false);
                return commit();
            case SandboxFaultKind.ServerError:
                return standIn.Fail(StandInFailure.ServerError, null);
            case SandboxFaultKind.ServerErrorAfterCommit:
                commit();
                return standIn.Fail(StandInFailure.ServerErrorAfterCommit, null);
            case SandboxFaultKind.CommitLate:
                // Held back before the caller sees the reset, so that what he does next can release it.
                var released = waits.CommitAsync(Time, cancellationToken);
                reset();
                await released.ConfigureAwait(false);
                return commit();
            default:
                return commit();
        }
    }

    /// <summary>What is left to strike when the service answered without executing anything: a refusal, or a replay.</summary>
    public async ValueTask<StandInReply> AfterAsync(StandInReply reply, CancellationToken cancellationToken)
    {
        if (_struck)
        {
            return reply;
        }

        switch (fault.Kind)
        {
            case SandboxFaultKind.Latency:
                await waits.DelayAsync(Time, cancellationToken).ConfigureAwait(false);
                return reply;
            case SandboxFaultKind.ServerError or SandboxFaultKind.ServerErrorAfterCommit:
                return standIn.Fail(StandInFailure.ServerError, null);
            case SandboxFaultKind.CommitLate:
                reset();
                return reply;
            default:
                return reply;
        }
    }
}
