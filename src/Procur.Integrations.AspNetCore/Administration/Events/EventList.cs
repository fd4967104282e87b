namespace Procur.Integrations.AspNetCore.Administration;

/// <param name="Events">The newest first.</param>
/// <param name="Next">The cursor of the next page.</param>
internal sealed record EventList(IReadOnlyList<EventShown> Events, string? Next);
