namespace Procur.Integrations;

/// <summary>What happened to an envelope.</summary>
public enum SignatureEventKind
{
    /// <summary>A word of the service that this version does not know; the event's type has it.</summary>
    Unrecognized = 0,

    /// <summary>It was sent to its first recipients.</summary>
    Sent,

    /// <summary>All recipients whose turn it is have opened it.</summary>
    Delivered,

    /// <summary>Everybody has signed; the documents can be downloaded.</summary>
    Completed,

    /// <summary>A signer declined, which ends it.</summary>
    Declined,

    /// <summary>It was called off or ran out.</summary>
    Voided,

    /// <summary>One recipient was told.</summary>
    RecipientSent,

    /// <summary>One recipient opened it.</summary>
    RecipientDelivered,

    /// <summary>One recipient signed, or was given his copy.</summary>
    RecipientCompleted,

    /// <summary>One recipient declined.</summary>
    RecipientDeclined,

    /// <summary>One recipient could not be reached.</summary>
    RecipientFailed,
}
