namespace Procur.Integrations.Benchmarks.Workspace;

internal sealed record FloorTime
{
    public string? DateTime { get; init; }

    public string? TimeZone { get; init; }
}
