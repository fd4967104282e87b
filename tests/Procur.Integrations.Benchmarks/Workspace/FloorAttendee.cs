namespace Procur.Integrations.Benchmarks.Workspace;

internal sealed record FloorAttendee(string? Email, string? DisplayName, string? ResponseStatus);
