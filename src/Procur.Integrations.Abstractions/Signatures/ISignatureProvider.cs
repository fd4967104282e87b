namespace Procur.Integrations;

/// <summary>What every electronic signature service can do. Members are safe to call from many threads at once.</summary>
public interface ISignatureProvider
{
    /// <summary>
    /// Makes an envelope of documents or of a template and sends it, so that its first signers are told. Where the service can, it is made as a
    /// draft first and sent then: an answer lost in between leaves a draft that nobody was told of.
    /// </summary>
    /// <returns>The envelope as sent.</returns>
    /// <exception cref="ArgumentException">The request is wrong in itself; nothing was sent.</exception>
    /// <exception cref="IntegrationException">The call failed; see <see cref="IntegrationException.OutcomeUnknown"/> before doing anything again.</exception>
    /// <exception cref="OperationCanceledException">The caller's token ended the call.</exception>
    Task<Envelope> SendEnvelopeAsync(EnvelopeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads an envelope with its recipients. Services limit how often one envelope may be asked for: prefer their events.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The caller's token ended the call.</exception>
    Task<Envelope> GetEnvelopeAsync(string envelopeId, CancellationToken cancellationToken = default);

    /// <summary>Calls off an envelope that is under way. One that is voided already stays so, without an error.</summary>
    /// <exception cref="IntegrationException">The call failed: <see cref="IntegrationErrorKind.Conflict"/> where everybody has signed already.</exception>
    /// <exception cref="OperationCanceledException">The caller's token ended the call.</exception>
    Task VoidEnvelopeAsync(EnvelopeVoidRequest request, CancellationToken cancellationToken = default);

    /// <summary>Opens the documents of an envelope as they stand: all in one, a single one, or the certificate that says who signed when.</summary>
    /// <returns>A stream from the service; dispose it. It is read as it arrives and never held whole.</returns>
    /// <exception cref="IntegrationException">The call failed; so may reading the stream, where the connection breaks later.</exception>
    /// <exception cref="OperationCanceledException">The caller's token ended the call.</exception>
    Task<EnvelopeFile> DownloadDocumentsAsync(EnvelopeFileQuery query, CancellationToken cancellationToken = default);
}
