namespace Procur.Integrations.Outbox;

/// <summary>How far a message in the outbox has come.</summary>
public enum OutboxState
{
    /// <summary>It waits for its first try or its next.</summary>
    Waiting = 0,

    /// <summary>The service took it.</summary>
    Sent,

    /// <summary>Given up: refused for good, or not sent within the longest time.</summary>
    Failed,
}
