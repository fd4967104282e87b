using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.DocuSign.Model;
using Procur.Integrations.Sandbox.DocuSign.Wire;

namespace Procur.Integrations.Sandbox.DocuSign.Envelopes;

/// <summary>Makes an envelope of a definition, with documents or from a template.</summary>
internal static class EnvelopeReader
{
    public static DocuSignEnvelope Read(DocuSignCall call)
    {
        var template = TemplateOf(call);
        return new DocuSignEnvelope(DocuSignIds.Guid(), call.Now)
        {
            TransactionId = DocuSignJson.At(call.Body, "transactionId"),
            Subject = DocuSignJson.At(call.Body, "emailSubject") ?? template?.Subject ?? "",
            Blurb = DocuSignJson.At(call.Body, "emailBlurb") ?? template?.Blurb,
            Documents = template?.Documents ?? RecipientReader.Documents(call),
            Recipients = template is null ? RecipientReader.Recipients(call.Body["recipients"]) : Filled(call, template),
            Fields =
            [
                .. DocuSignJson
                    .List((call.Body["customFields"] as JsonObject)?["textCustomFields"])
                    .Select(x => KeyValuePair.Create(DocuSignJson.At(x, "name") ?? "", DocuSignJson.At(x, "value") ?? "")),
            ],
            EventNotification = Notification(call.Body["eventNotification"]),
        };
    }

    private static DocuSignTemplate? TemplateOf(DocuSignCall call)
    {
        if (DocuSignJson.At(call.Body, "templateId") is not { } id)
        {
            return null;
        }

        return call.Account.FindTemplate(id) is { IsDeleted: false } found
            ? found
            : throw new DocuSignRefusalException(400, "TEMPLATE_ID_INVALID", "Invalid template ID.");
    }

    // A draft keeps its unfilled roles beside the filled ones unless they are merged on purpose.
    private static List<DocuSignRecipient> Filled(DocuSignCall call, DocuSignTemplate template)
    {
        var isDraft = DocuSignJson.At(call.Body, "status") == "created";
        var merges = !isDraft || call.Query["merge_roles_on_draft"] == "true";
        var recipients = merges ? [] : template.Roles.Select(x => x.Copy()).ToList();
        var next = template.Roles.Count + 1;
        foreach (var json in DocuSignJson.List(call.Body["templateRoles"]))
        {
            var name = DocuSignJson.At(json, "roleName");
            var role =
                template.Roles.FirstOrDefault(x => string.Equals(x.Role, name, StringComparison.OrdinalIgnoreCase))
                ?? throw DocuSignRefusalException.Parameter($"The template has no role '{name}'.");
            var email = DocuSignJson.At(json, "email") ?? "";
            RecipientReader.CheckEmail(email);
            recipients.Add(
                new DocuSignRecipient
                {
                    Id = merges ? role.Id : next++.ToString(CultureInfo.InvariantCulture),
                    IsSigner = role.IsSigner,
                    Name = DocuSignJson.At(json, "name") ?? "",
                    Email = email,
                    Order = role.Order,
                    Role = role.Role,
                    ClientUserId = DocuSignJson.At(json, "clientUserId"),
                    Tabs = json["tabs"] as JsonObject ?? role.Tabs,
                }
            );
        }

        return recipients;
    }

    private static JsonObject? Notification(JsonNode? node)
    {
        if (node is not JsonObject asked)
        {
            return null;
        }

        return Uri.TryCreate(DocuSignJson.At(asked, "url"), UriKind.Absolute, out _)
            ? asked.DeepClone().AsObject()
            : throw DocuSignRefusalException.Parameter("The url of eventNotification is not an address.");
    }
}
