namespace Procur.Integrations.Wire;

/// <summary>What a failure says of the operation's effect.</summary>
public enum FailureEffect
{
    /// <summary>It may have taken effect, or may still.</summary>
    Unknown = 0,

    /// <summary>Nothing took effect: refused before it was executed, or never sent.</summary>
    None,

    /// <summary>The service's final word on this very intent; asking again gives the same.</summary>
    Final,
}
