namespace Procur.Integrations.Tokens;

/// <summary>A token that could not be saved yet, and the version whose refresh token was used for it.</summary>
internal sealed record UnsavedToken(long Version, HeldToken Held);
