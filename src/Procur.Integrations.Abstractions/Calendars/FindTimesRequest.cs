namespace Procur.Integrations;

/// <summary>Asks when all are free.</summary>
public sealed record FindTimesRequest
{
    /// <summary>Whose calendars: e-mail addresses or ids of calendars.</summary>
    public required IReadOnlyList<string> Calendars { get; init; }

    /// <summary>Not before.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Over by then.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>How long it takes.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The window only: who is asked about is personal.</summary>
    public override string ToString() => $"FindTimesRequest {Start:u} to {End:u}";
}
