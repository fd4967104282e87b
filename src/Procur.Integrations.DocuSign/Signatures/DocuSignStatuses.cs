using System.Collections.Frozen;

namespace Procur.Integrations.DocuSign;

/// <summary>DocuSign's words for where things stand, in ours.</summary>
internal static class DocuSignStatuses
{
    private static readonly FrozenDictionary<string, EnvelopeStatus> Envelopes = new Dictionary<string, EnvelopeStatus>
    {
        ["created"] = EnvelopeStatus.Draft,
        ["processing"] = EnvelopeStatus.Processing,
        ["sent"] = EnvelopeStatus.Sent,
        ["delivered"] = EnvelopeStatus.Delivered,
        ["signed"] = EnvelopeStatus.Signed,
        ["completed"] = EnvelopeStatus.Completed,
        ["declined"] = EnvelopeStatus.Declined,
        ["voided"] = EnvelopeStatus.Voided,
        ["timedout"] = EnvelopeStatus.Expired,
        ["deleted"] = EnvelopeStatus.Deleted,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, RecipientStatus> Recipients = new Dictionary<string, RecipientStatus>
    {
        ["created"] = RecipientStatus.Waiting,
        ["sent"] = RecipientStatus.Sent,
        ["delivered"] = RecipientStatus.Delivered,
        ["signed"] = RecipientStatus.Signed,
        ["completed"] = RecipientStatus.Completed,
        ["declined"] = RecipientStatus.Declined,
        ["autoresponded"] = RecipientStatus.Failed,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, SignatureEventKind> Events = new Dictionary<string, SignatureEventKind>
    {
        ["envelope-sent"] = SignatureEventKind.Sent,
        ["envelope-delivered"] = SignatureEventKind.Delivered,
        ["envelope-completed"] = SignatureEventKind.Completed,
        ["envelope-declined"] = SignatureEventKind.Declined,
        ["envelope-voided"] = SignatureEventKind.Voided,
        ["recipient-sent"] = SignatureEventKind.RecipientSent,
        ["recipient-delivered"] = SignatureEventKind.RecipientDelivered,
        ["recipient-completed"] = SignatureEventKind.RecipientCompleted,
        ["recipient-declined"] = SignatureEventKind.RecipientDeclined,
        ["recipient-autoresponded"] = SignatureEventKind.RecipientFailed,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The events that an envelope asks Connect for.</summary>
    public static IReadOnlyList<string> EventNames { get; } =
    [
        "envelope-sent",
        "envelope-delivered",
        "envelope-completed",
        "envelope-declined",
        "envelope-voided",
        "recipient-sent",
        "recipient-delivered",
        "recipient-completed",
        "recipient-declined",
        "recipient-autoresponded",
    ];

    public static EnvelopeStatus OfEnvelope(string? word) => Envelopes.GetValueOrDefault(word ?? "");

    public static RecipientStatus OfRecipient(string? word) => Recipients.GetValueOrDefault(word ?? "");

    public static SignatureEventKind OfEvent(string word) => Events.GetValueOrDefault(word);

    /// <summary>Where an envelope stands of which an event tells no more.</summary>
    public static EnvelopeStatus After(SignatureEventKind happened) =>
        happened switch
        {
            SignatureEventKind.Sent => EnvelopeStatus.Sent,
            SignatureEventKind.Delivered => EnvelopeStatus.Delivered,
            SignatureEventKind.Completed => EnvelopeStatus.Completed,
            SignatureEventKind.Declined => EnvelopeStatus.Declined,
            SignatureEventKind.Voided => EnvelopeStatus.Voided,
            _ => EnvelopeStatus.Unrecognized,
        };
}
