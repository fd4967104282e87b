namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>The meeting of an event.</summary>
public sealed record GoogleConference
{
    /// <summary>Asks for a meeting to be made.</summary>
    public GoogleConferenceRequest? CreateRequest { get; init; }
}
