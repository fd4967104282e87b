using Procur.Integrations.DocuSign.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.DocuSign;

internal sealed class DocuSignTemplates(DocuSignClient client) : ISignatureTemplates
{
    private const int MostOfPage = 1000;

    public async Task<SignatureTemplate> CreateTemplateAsync(
        SignatureTemplateRequest request,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var reply = await client
            .CreateTemplateAsync(
                DocuSignDefinitions.Of(request),
                request.Documents,
                WireIntent.Of(request),
                request.ProviderOptions,
                cancellationToken
            )
            .ConfigureAwait(false);
        return new SignatureTemplate(reply.Value.TemplateId, reply.Value.Name ?? request.Name)
        {
            Description = request.Description,
            Subject = request.Subject,
            Roles = request.Roles,
            Raw = reply.Raw,
        };
    }

    public async Task<SignatureTemplate> GetTemplateAsync(string templateId, CancellationToken cancellationToken = default)
    {
        var reply = await client.GetTemplateAsync(templateId, cancellationToken).ConfigureAwait(false);
        return DocuSignModels.ToModel(reply.Value, reply.Raw);
    }

    public async Task<Page<SignatureTemplate>> ListTemplatesAsync(
        SignatureTemplateQuery query,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        var form = new WireForm()
            .Add("count", Math.Clamp(query.PageSize, 1, MostOfPage))
            .Add("start_position", query.From)
            .Add("search_text", query.Search)
            .Add("search_fields", query.Search is null ? null : "name")
            .Add("order_by", "name");
        var page = (await client.ListTemplatesAsync(form, cancellationToken).ConfigureAwait(false)).Value;
        return new Page<SignatureTemplate>(
            [.. (page.EnvelopeTemplates ?? []).Select(template => DocuSignModels.ToModel(template, RawJson.Empty))],
            NextOf(page)
        );
    }

    public Task DeleteTemplateAsync(string templateId, CancellationToken cancellationToken = default) =>
        client.DeleteTemplateAsync(templateId, cancellationToken);

    // The cursor is the place of the next page's first.
    private static string? NextOf(DocuSignTemplateList page) =>
        DocuSignText.Number(page.EndPosition) is { } end
        && DocuSignText.Number(page.TotalSetSize) is { } total
        && page.EnvelopeTemplates is { Count: > 0 }
        && end + 1 < total
            ? DocuSignText.Of(end + 1)
            : null;
}
