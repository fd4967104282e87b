namespace Procur.Integrations.AspNetCore.Administration;

/// <param name="Operations">The oldest first.</param>
/// <param name="More">Whether there are more than were asked for.</param>
internal sealed record OperationList(IReadOnlyList<OperationShown> Operations, bool More);
