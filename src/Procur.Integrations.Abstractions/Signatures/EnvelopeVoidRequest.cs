namespace Procur.Integrations;

/// <summary>Calls off an envelope.</summary>
public sealed record EnvelopeVoidRequest : IntegrationRequest
{
    /// <summary>The service's id of the envelope.</summary>
    public required string EnvelopeId { get; init; }

    /// <summary>Why; the recipients read it.</summary>
    public required string Reason { get; init; }
}
