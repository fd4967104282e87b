namespace Procur.Integrations;

/// <summary>Which documents of an envelope to open.</summary>
/// <param name="EnvelopeId">The service's id of the envelope.</param>
public sealed record EnvelopeFileQuery(string EnvelopeId)
{
    /// <summary>All in one by default.</summary>
    public EnvelopeFileKind Kind { get; init; }

    /// <summary>Which one, for <see cref="EnvelopeFileKind.Single"/>: an <see cref="EnvelopeDocument.Id"/>.</summary>
    public string? DocumentId { get; init; }
}
