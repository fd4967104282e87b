namespace Procur.Integrations.Connections;

/// <summary>What the last test of a connection found.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Succeeded">Whether the service accepted the credential.</param>
/// <param name="Message">What was found and what to do next.</param>
public sealed record ConnectionTest(DateTimeOffset At, bool Succeeded, string Message)
{
    /// <summary>The failure, where there was one.</summary>
    public IntegrationErrorKind? Kind { get; init; }
}
