using System.Collections.ObjectModel;

namespace Procur.Integrations;

/// <summary>Sends documents to be signed.</summary>
public sealed record EnvelopeRequest : IntegrationRequest
{
    /// <summary>The documents, in order; none where there is a <see cref="TemplateId"/>.</summary>
    public IReadOnlyList<SignatureDocument> Documents { get; init; } = [];

    /// <summary>The service's id of a template in place of documents; each recipient then names a role of it.</summary>
    public string? TemplateId { get; init; }

    /// <summary>Who signs; at least one.</summary>
    public required IReadOnlyList<EnvelopeSigner> Signers { get; init; }

    /// <summary>Who is given a copy.</summary>
    public IReadOnlyList<EnvelopeCopy> Copies { get; init; } = [];

    /// <summary>The subject of the mails; of a template its own where it is null. Services limit it (DocuSign: 100 characters).</summary>
    public string? Subject { get; init; }

    /// <summary>The text of the mails.</summary>
    public string? Message { get; init; }

    /// <summary>The host's own reference: kept with the envelope, which is found by it again.</summary>
    public string? Reference { get; init; }

    /// <summary>The service's id of a brand: logo and colours of mails and signing pages.</summary>
    public string? BrandId { get; init; }

    /// <summary>After how many days it runs out; the account's own rule where it is null.</summary>
    public int? ExpiresAfterDays { get; init; }

    /// <summary>The host's own names and values, kept with the envelope where the service can. No secrets.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
