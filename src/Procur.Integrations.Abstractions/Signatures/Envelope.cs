using System.Collections.ObjectModel;

namespace Procur.Integrations;

/// <summary>An envelope as the service knows it: documents under way to those who sign them.</summary>
public sealed record Envelope
{
    /// <summary>The service's id.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required EnvelopeStatus Status { get; init; }

    /// <summary>The service's own word for where it stands.</summary>
    public required string ProviderStatus { get; init; }

    /// <summary>The subject of its mails.</summary>
    public string? Subject { get; init; }

    /// <summary>The host's own reference.</summary>
    public string? Reference { get; init; }

    /// <summary>Who signs and who is given a copy, in order; empty where the answer does not say.</summary>
    public IReadOnlyList<EnvelopeRecipient> Recipients { get; init; } = [];

    /// <summary>The documents; empty where the answer does not say.</summary>
    public IReadOnlyList<EnvelopeDocument> Documents { get; init; } = [];

    /// <summary>The host's own names and values.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>When it was made (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was sent (UTC).</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When it was opened by everybody (UTC).</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When it was signed by everybody (UTC).</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When it was declined (UTC).</summary>
    public DateTimeOffset? DeclinedAt { get; init; }

    /// <summary>When it was called off (UTC).</summary>
    public DateTimeOffset? VoidedAt { get; init; }

    /// <summary>Why it was called off, in the sender's words.</summary>
    public string? VoidedReason { get; init; }

    /// <summary>Whether nothing further will happen to it.</summary>
    public bool IsFinal => Status.IsFinal();

    /// <summary>The service's own answer.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;

    /// <summary>Id and status only: subject and recipients are personal.</summary>
    public override string ToString() => $"Envelope {Id} {Status}";
}
