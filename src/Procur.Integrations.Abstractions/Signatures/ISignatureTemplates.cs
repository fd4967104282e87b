namespace Procur.Integrations;

/// <summary>Documents with roles and tabs that are sent again and again. Members are safe to call from many threads at once.</summary>
public interface ISignatureTemplates
{
    /// <summary>Makes a template.</summary>
    /// <exception cref="ArgumentException">The request is wrong in itself; nothing was sent.</exception>
    /// <exception cref="IntegrationException">The call failed; see <see cref="IntegrationException.OutcomeUnknown"/>.</exception>
    /// <exception cref="OperationCanceledException">The caller's token ended the call.</exception>
    Task<SignatureTemplate> CreateTemplateAsync(SignatureTemplateRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a template with its roles.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The caller's token ended the call.</exception>
    Task<SignatureTemplate> GetTemplateAsync(string templateId, CancellationToken cancellationToken = default);

    /// <summary>Lists one page of templates.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The caller's token ended the call.</exception>
    Task<Page<SignatureTemplate>> ListTemplatesAsync(SignatureTemplateQuery query, CancellationToken cancellationToken = default);

    /// <summary>Deletes a template; envelopes made of it stay. One that is gone already is no error.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The caller's token ended the call.</exception>
    Task DeleteTemplateAsync(string templateId, CancellationToken cancellationToken = default);
}
