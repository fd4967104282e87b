using Procur.Integrations.Connections;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Journal;

/// <summary>Settles unknown outcomes of a service by asking it. One a provider that has a way to ask.</summary>
public interface IOutcomeResolver
{
    /// <summary>Whether it can look up this wire operation.</summary>
    bool CanResolve(string operation);

    /// <summary>
    /// What of a call is needed to look it up, beyond its key, path and reference: an id or a number that stands in its body. The journal keeps it as
    /// <see cref="JournalEntry.LookUp"/>, for it does not keep a body that must not be sent again.
    /// </summary>
    /// <param name="call">The call, of an operation that can be looked up.</param>
    /// <returns>A short text; null where nothing more is needed.</returns>
    string? Note(WireCall call) => null;

    /// <summary>Looks it up. "Not found" counts only after the service's quiet period, for an answer may be late.</summary>
    /// <exception cref="IntegrationException">The look-up failed; the outcome stays unknown.</exception>
    Task<OutcomeResolution> ResolveAsync(JournalEntry entry, Connection connection, CancellationToken cancellationToken);
}
