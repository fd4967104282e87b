using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Hands each operation to the one that can look it up.</summary>
internal sealed class GoogleOutcomeResolver(params IReadOnlyList<IOutcomeResolver> resolvers) : IOutcomeResolver
{
    public bool CanResolve(string operation) => resolvers.Any(resolver => resolver.CanResolve(operation));

    public string? Note(WireCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return resolvers.FirstOrDefault(resolver => resolver.CanResolve(call.Operation))?.Note(call);
    }

    public Task<OutcomeResolution> ResolveAsync(JournalEntry entry, Connection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return resolvers.FirstOrDefault(resolver => resolver.CanResolve(entry.Operation)) is { } able
            ? able.ResolveAsync(entry, connection, cancellationToken)
            : Task.FromResult(OutcomeResolution.StillUnknown);
    }
}
