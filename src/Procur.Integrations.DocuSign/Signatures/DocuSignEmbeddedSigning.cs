using Procur.Integrations.DocuSign.Wire;

namespace Procur.Integrations.DocuSign;

internal sealed class DocuSignEmbeddedSigning(DocuSignClient client) : IEmbeddedSigning
{
    public async Task<SigningUrl> CreateSigningUrlAsync(SigningUrlRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (string.IsNullOrWhiteSpace(request.Signer.EmbeddedId))
        {
            throw new ArgumentException(
                "Only a signer with an EmbeddedId signs within the host's pages; give the one he has in the envelope.",
                nameof(request)
            );
        }

        var view = new DocuSignViewRequest(
            request.ReturnUrl.AbsoluteUri,
            request.Signer.Email,
            request.Signer.Name,
            request.Signer.EmbeddedId
        );
        var reply = await client
            .CreateRecipientViewAsync(request.EnvelopeId, view, request.ProviderOptions, cancellationToken)
            .ConfigureAwait(false);
        return Uri.TryCreate(reply.Value.Url, UriKind.Absolute, out var url)
            ? new SigningUrl(url) { Raw = reply.Raw }
            : throw new IntegrationException(
                DocuSignIntegration.Descriptor.Key,
                DocuSignOperations.CreateRecipientView,
                IntegrationErrorKind.Protocol,
                $"{DocuSignIntegration.Descriptor.Key} {DocuSignOperations.CreateRecipientView}: the answer holds no address. Ask again."
            );
    }
}
