namespace Procur.Integrations.DocuSign;

/// <summary>What every message of Connect's tells.</summary>
internal readonly record struct DocuSignEventHead(
    string Id,
    string Type,
    SignatureEventKind Kind,
    DateTimeOffset? OccurredAt,
    string? AccountId,
    string? RecipientId,
    Envelope Envelope,
    RawJson Raw
);
