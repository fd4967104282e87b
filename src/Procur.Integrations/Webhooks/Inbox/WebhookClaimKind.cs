namespace Procur.Integrations.Webhooks;

internal enum WebhookClaimKind
{
    /// <summary>It was forgotten meanwhile: ask anew.</summary>
    Forgotten = 0,

    /// <summary>The one who asked handles it.</summary>
    Claimed,

    /// <summary>Another is handling it.</summary>
    InFlight,

    /// <summary>It was handled.</summary>
    Done,
}
