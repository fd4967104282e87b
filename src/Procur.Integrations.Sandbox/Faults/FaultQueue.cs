using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Faults;

/// <summary>The faults that are still to come, first added first used.</summary>
internal sealed class FaultQueue
{
    private readonly Lock _gate = new();
    private readonly List<SandboxFault> _faults = [];
    private volatile bool _any;

    public IReadOnlyList<SandboxFault> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _faults];
            }
        }
    }

    public void Add(SandboxFault fault)
    {
        lock (_gate)
        {
            _faults.Add(fault);
            _any = true;
        }
    }

    public void Clear(string? integration = null)
    {
        lock (_gate)
        {
            _faults.RemoveAll(x => integration is null || x.Integration == integration);
            _any = _faults.Count > 0;
        }
    }

    public SandboxFault? Take(string integration, StandInCall call) =>
        Take(fault => !FaultNames.IsWebhook(fault.Kind) && fault.Integration == integration && Matches(fault, call));

    public SandboxFault? TakeWebhook(string integration, string account, string type) =>
        Take(fault =>
            FaultNames.IsWebhook(fault.Kind)
            && fault.Integration == integration
            && (fault.Account is null || fault.Account == account)
            && (fault.Operation is null || fault.Operation == type)
        );

    private static bool Matches(SandboxFault fault, StandInCall call) =>
        (fault.Account is null || fault.Account == call.Account?.Name)
        && (fault.Method is null || fault.Method.Equals(call.Method, StringComparison.OrdinalIgnoreCase))
        && (fault.Path is null || call.Path.Contains(fault.Path, StringComparison.Ordinal))
        && (fault.Operation is null || fault.Operation == call.Operation?.Name)
        && (
            !FaultNames.IsAboutCommit(fault.Kind)
            || fault.Method is not null
            || fault.Path is not null
            || fault.Operation is not null
            || call.Operation is { Mutates: true }
        );

    private SandboxFault? Take(Predicate<SandboxFault> matches)
    {
        if (!_any)
        {
            return null;
        }

        lock (_gate)
        {
            var at = _faults.FindIndex(matches);
            if (at < 0)
            {
                return null;
            }

            var fault = _faults[at];
            if (fault.Count > 1)
            {
                _faults[at] = fault with { Count = fault.Count - 1 };
            }
            else
            {
                _faults.RemoveAt(at);
                _any = _faults.Count > 0;
            }

            return fault;
        }
    }
}
