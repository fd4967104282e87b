namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>Names and values that apps keep with an event.</summary>
public sealed record GoogleExtendedProperties
{
    /// <summary>Those that only this copy of the event has.</summary>
    public IReadOnlyDictionary<string, string>? Private { get; init; }

    /// <summary>Those that the attendees' copies have too.</summary>
    public IReadOnlyDictionary<string, string>? Shared { get; init; }
}
