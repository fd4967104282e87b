using System.Text.Json.Nodes;
using Procur.Integrations.Email;

namespace Procur.Integrations.SendGrid;

/// <summary>
/// Compares what a host gives to a template with what SendGrid's own template uses: a name that is spelt otherwise there leaves a hole in the mail, and no error.
/// For a test, a deployment or an admin page; sending asks nothing of it. Needs the scope <c>templates.read</c>. Members are safe to call from many threads at
/// once.
/// </summary>
/// <param name="client">The wire.</param>
public sealed class SendGridTemplateCheck(SendGridClient client)
{
    /// <summary>Reads the active version of SendGrid's template, its subject, HTML and plain text, and looks for every name that it uses.</summary>
    /// <param name="template">The template with values as they will be sent: those that are sometimes left out are best left out here.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>What is missing, what is asked about only, and what is given for nothing.</returns>
    /// <exception cref="IntegrationException">
    /// The call failed; <see cref="IntegrationErrorKind.NotConfigured"/> where the settings say no id for the template's name, or SendGrid's has no active version.
    /// </exception>
    public async Task<SendGridTemplateReport> CheckAsync(EmailTemplate template, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(template);
        var connection = client.Connection;
        var snapshot = await connection.UsableAsync(SendGridOperations.GetTemplate, cancellationToken).ConfigureAwait(false);
        var id = EmailTemplateIds.Find(connection, SendGridOperations.GetTemplate, template, ((SendGridOptions)snapshot.Options).Templates);
        var reply = await client.GetTemplateAsync(id, cancellationToken).ConfigureAwait(false);
        var version =
            reply.Value.Versions.FirstOrDefault(one => one.Active == 1)
            ?? throw new IntegrationException(
                connection.Descriptor.Key,
                SendGridOperations.GetTemplate,
                IntegrationErrorKind.NotConfigured,
                $"{connection.Descriptor.Key} {SendGridOperations.GetTemplate}: the template '{id}' has no active version; make one active (Email API, Dynamic Templates)"
            );
        var given = template.ToVariables();
        var uses = new TemplateUses(given);
        uses.Read(version.Subject);
        uses.Read(version.HtmlContent);
        uses.Read(version.PlainContent);
        return new SendGridTemplateReport(id)
        {
            Version = version.Name,
            Missing = uses.Missing,
            AskedFor = uses.AskedFor,
            Unused = [.. given.Select(pair => pair.Key).Except(uses.Roots, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }
}
