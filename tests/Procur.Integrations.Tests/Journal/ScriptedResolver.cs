using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Journal;

/// <summary>A resolver that finds what it is told to.</summary>
public sealed class ScriptedResolver : IOutcomeResolver
{
    public Func<JournalEntry, OutcomeResolution> Finds { get; set; } = static _ => OutcomeResolution.StillUnknown;

    public List<JournalEntry> Asked { get; } = [];

    public bool CanResolve(string operation) => operation != "things.opaque";

    public string? Note(WireCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return "note of " + call.Operation;
    }

    public Task<OutcomeResolution> ResolveAsync(JournalEntry entry, Connection connection, CancellationToken cancellationToken)
    {
        Asked.Add(entry);
        return Task.FromResult(Finds(entry));
    }
}
