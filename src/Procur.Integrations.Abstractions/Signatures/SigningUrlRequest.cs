namespace Procur.Integrations;

/// <summary>Asks for an address at which an embedded signer signs. E-mail, name and id must be those he was given in the envelope.</summary>
public sealed record SigningUrlRequest : IntegrationRequest
{
    /// <summary>The service's id of the envelope.</summary>
    public required string EnvelopeId { get; init; }

    /// <summary>The signer, with his <see cref="EnvelopeSigner.EmbeddedId"/>.</summary>
    public required EnvelopeSigner Signer { get; init; }

    /// <summary>Where his browser goes afterwards. That it came back proves nothing: ask the service, or wait for its event.</summary>
    public required Uri ReturnUrl { get; init; }
}
