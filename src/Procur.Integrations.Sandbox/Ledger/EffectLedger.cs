namespace Procur.Integrations.Sandbox.Ledger;

/// <summary>All effects of all stand-ins, in the order in which they happened.</summary>
internal sealed class EffectLedger
{
    private readonly Lock _gate = new();
    private readonly List<SandboxEffect> _effects = [];

    public void Write(SandboxEffect effect)
    {
        lock (_gate)
        {
            _effects.Add(effect);
        }
    }

    public IReadOnlyList<SandboxEffect> Read(string? integration, string? account, string? kind)
    {
        lock (_gate)
        {
            return
            [
                .. _effects.Where(x =>
                    (integration is null || x.Integration == integration)
                    && (account is null || x.Account == account)
                    && (kind is null || x.Kind == kind)
                ),
            ];
        }
    }

    public void Clear(string? integration)
    {
        lock (_gate)
        {
            _effects.RemoveAll(x => integration is null || x.Integration == integration);
        }
    }
}
