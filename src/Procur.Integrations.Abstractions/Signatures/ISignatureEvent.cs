namespace Procur.Integrations;

/// <summary>A webhook of any signature service that says what happened to an envelope: one handler of this type serves them all.</summary>
public interface ISignatureEvent
{
    /// <summary>What happened.</summary>
    SignatureEventKind Kind { get; }

    /// <summary>
    /// The envelope as far as the event tells of it; at least its id. Events overtake each other: bring <see cref="Envelope.Status"/> into what is
    /// stored with <see cref="EnvelopeStatusRules.Advance"/>.
    /// </summary>
    Envelope Envelope { get; }

    /// <summary>The service's id of the recipient it speaks of; null where it speaks of the whole envelope.</summary>
    string? RecipientId { get; }
}
