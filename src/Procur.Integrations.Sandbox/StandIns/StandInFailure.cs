namespace Procur.Integrations.Sandbox.StandIns;

/// <summary>A failure that a fault asks for and that the service words in its own way.</summary>
internal enum StandInFailure
{
    /// <summary>500.</summary>
    ServerError,

    /// <summary>503.</summary>
    Unavailable,

    /// <summary>429.</summary>
    RateLimited,
}
