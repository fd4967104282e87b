namespace Procur.Integrations;

/// <summary>A direct message to a person.</summary>
/// <param name="UserId">The service's id of him.</param>
public sealed record UserTarget(string UserId) : ChatTarget;
