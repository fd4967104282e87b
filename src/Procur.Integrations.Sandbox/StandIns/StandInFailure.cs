namespace Procur.Integrations.Sandbox.StandIns;

/// <summary>A failure that a fault asks for and that the service words in its own way.</summary>
internal enum StandInFailure
{
    /// <summary>500, and nothing was done.</summary>
    ServerError,

    /// <summary>500, although what was asked has been done.</summary>
    ServerErrorAfterCommit,

    /// <summary>503.</summary>
    Unavailable,

    /// <summary>429.</summary>
    RateLimited,
}
