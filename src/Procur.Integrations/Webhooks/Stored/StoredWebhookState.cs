namespace Procur.Integrations.Webhooks;

/// <summary>How far a stored event is.</summary>
public enum StoredWebhookState
{
    /// <summary>A state that this version does not know.</summary>
    Unrecognized = 0,

    /// <summary>It waits for its first or next try.</summary>
    Pending,

    /// <summary>It is being handled.</summary>
    Handling,

    /// <summary>Every handler has run.</summary>
    Handled,

    /// <summary>The provider said that no handler may see it.</summary>
    Unconfirmed,

    /// <summary>It failed, or ended its process, too often: it waits for a person, who replays or discards it.</summary>
    Dead,

    /// <summary>A person gave it up.</summary>
    Discarded,
}
