namespace Procur.Integrations;

/// <summary>Where an envelope stands.</summary>
public enum EnvelopeStatus
{
    /// <summary>A word of the service that this version does not know; <see cref="Envelope.ProviderStatus"/> has it.</summary>
    Unrecognized = 0,

    /// <summary>Made and not sent: nobody was told.</summary>
    Draft,

    /// <summary>The service works on it.</summary>
    Processing,

    /// <summary>Sent; somebody has yet to open it.</summary>
    Sent,

    /// <summary>Opened by everybody whose turn it is.</summary>
    Delivered,

    /// <summary>Signed by everybody; the service is finishing it.</summary>
    Signed,

    /// <summary>Signed and finished.</summary>
    Completed,

    /// <summary>A signer declined.</summary>
    Declined,

    /// <summary>Called off.</summary>
    Voided,

    /// <summary>The time to sign ran out.</summary>
    Expired,

    /// <summary>Deleted by its sender.</summary>
    Deleted,
}
