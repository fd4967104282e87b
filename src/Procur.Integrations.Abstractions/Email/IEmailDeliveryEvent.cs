namespace Procur.Integrations;

/// <summary>What became of a mail to one recipient, from any service: one handler of this type serves them all. Events come late, twice and in any order.</summary>
public interface IEmailDeliveryEvent
{
    /// <summary>What happened.</summary>
    EmailDeliveryKind Kind { get; }

    /// <summary>Whose mail it was; null where the service does not say.</summary>
    string? Recipient { get; }

    /// <summary>The service's id of the mail, as in its receipt; null where the service does not say.</summary>
    string? MessageId { get; }

    /// <summary>The host's own reference, where it was given one.</summary>
    string? Reference { get; }

    /// <summary>Of a bounce or refusal: true where the address will never work, false where it may, null where the service does not say.</summary>
    bool? IsPermanent { get; }

    /// <summary>Why, in the service's words. It may hold the address.</summary>
    string? Reason { get; }

    /// <summary>The link that was followed.</summary>
    string? Link { get; }

    /// <summary>The host's own names and values that the mail was given.</summary>
    IReadOnlyDictionary<string, string> Metadata { get; }
}
