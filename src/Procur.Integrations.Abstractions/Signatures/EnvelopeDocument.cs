namespace Procur.Integrations;

/// <summary>A document within an envelope, by which it is downloaded alone.</summary>
/// <param name="Id">The service's id, unique within the envelope.</param>
/// <param name="Name">Its name.</param>
public sealed record EnvelopeDocument(string Id, string? Name)
{
    /// <summary>The id only: a name may be personal.</summary>
    public override string ToString() => $"EnvelopeDocument {Id}";
}
