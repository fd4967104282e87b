namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>Somebody invited.</summary>
public sealed record GoogleAttendee
{
    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Whether the event goes on without.</summary>
    public bool? Optional { get; init; }

    /// <summary><c>needsAction</c>, <c>accepted</c>, <c>tentative</c> or <c>declined</c>.</summary>
    public string? ResponseStatus { get; init; }

    /// <summary>The answer only: the rest is personal data.</summary>
    public override string ToString() => $"GoogleAttendee {ResponseStatus}";
}
