namespace Procur.Integrations.Benchmarks.Workspace;

internal sealed record FloorMeeting
{
    public string? Id { get; init; }

    public string? Etag { get; init; }

    public string? Status { get; init; }

    public string? HtmlLink { get; init; }

    public string? Updated { get; init; }

    public string? Summary { get; init; }

    public string? Description { get; init; }

    public string? Location { get; init; }

    public FloorTime? Start { get; init; }

    public FloorTime? End { get; init; }

    public IReadOnlyList<FloorAttendee>? Attendees { get; init; }

    public FloorProperties? ExtendedProperties { get; init; }

    public string? HangoutLink { get; init; }
}
