namespace Procur.Integrations;

/// <summary>Where one recipient stands.</summary>
public enum RecipientStatus
{
    /// <summary>A word of the service that this version does not know; <see cref="EnvelopeRecipient.ProviderStatus"/> has it.</summary>
    Unrecognized = 0,

    /// <summary>It is not his turn yet.</summary>
    Waiting,

    /// <summary>Told.</summary>
    Sent,

    /// <summary>Has opened the envelope.</summary>
    Delivered,

    /// <summary>Has signed; the service is finishing it.</summary>
    Signed,

    /// <summary>Is done: has signed, or was given the copy.</summary>
    Completed,

    /// <summary>Has declined.</summary>
    Declined,

    /// <summary>Could not be reached.</summary>
    Failed,
}
