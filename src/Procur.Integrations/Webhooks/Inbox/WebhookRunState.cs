namespace Procur.Integrations.Webhooks;

/// <summary>How the handling of an event ended.</summary>
internal enum WebhookRunState
{
    /// <summary>A handler threw: those that had not are remembered.</summary>
    Failed = 0,

    /// <summary>Every handler has run.</summary>
    Handled,

    /// <summary>The provider says that no handler may see it.</summary>
    Unconfirmed,

    /// <summary>The service could not be asked to confirm it.</summary>
    Unavailable,

    /// <summary>Too many others are being handled; nothing was begun.</summary>
    Busy,

    /// <summary>It takes longer than the service waits, and goes on.</summary>
    Late,

    /// <summary>Another process has taken it over meanwhile.</summary>
    Lost,
}
