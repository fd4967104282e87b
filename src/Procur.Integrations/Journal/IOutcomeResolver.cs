using Procur.Integrations.Connections;

namespace Procur.Integrations.Journal;

/// <summary>Settles unknown outcomes of a service by asking it. One a provider that has a way to ask.</summary>
public interface IOutcomeResolver
{
    /// <summary>Whether it can look up this wire operation.</summary>
    bool CanResolve(string operation);

    /// <summary>Looks it up. "Not found" counts only after the service's quiet period, for an answer may be late.</summary>
    /// <exception cref="IntegrationException">The look-up failed; the outcome stays unknown.</exception>
    Task<OutcomeResolution> ResolveAsync(JournalEntry entry, Connection connection, CancellationToken cancellationToken);
}
