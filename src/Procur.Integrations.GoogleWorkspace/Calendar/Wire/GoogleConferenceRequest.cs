namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>Asks for a meeting to be made; Google makes it a moment later.</summary>
public sealed record GoogleConferenceRequest
{
    /// <summary>The caller's own name for the request: the same twice makes one.</summary>
    public string? RequestId { get; init; }

    /// <summary>What kind of meeting.</summary>
    public GoogleConferenceKey? ConferenceSolutionKey { get; init; }
}
