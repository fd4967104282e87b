namespace Procur.Integrations;

/// <summary>Somebody invited to an event.</summary>
/// <param name="Email">The e-mail address.</param>
public sealed record CalendarAttendee(string Email)
{
    /// <summary>The name shown.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the event goes on without.</summary>
    public bool IsOptional { get; init; }

    /// <summary>What was answered. Not written: the answer is the attendee's own.</summary>
    public AttendeeResponse Response { get; init; }

    /// <summary>The service's own word for <see cref="Response"/>.</summary>
    public string? ProviderResponse { get; init; }

    /// <summary>The answer only: the rest is personal data.</summary>
    public override string ToString() => $"CalendarAttendee {Response}";
}
