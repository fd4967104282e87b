using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.DocuSign.Envelopes;
using Procur.Integrations.Sandbox.DocuSign.Model;
using Procur.Integrations.Sandbox.DocuSign.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.DocuSign.Templates;

/// <summary>Templates: make, list, read, and recycle, which is how they are deleted.</summary>
internal sealed class TemplateOperations(SandboxWorld world)
{
    private const int MostListed = 2000;

    /// <summary>Method, path behind the account's, operation.</summary>
    public IEnumerable<(string Method, string Path, DocuSignOperation Operation)> All =>
        [
            ("POST", "/templates", new("templates.create", Mutates: true, Create)),
            ("GET", "/templates", new("templates.list", Mutates: false, List)),
            (
                "GET",
                "/templates/{}",
                new("templates.get", Mutates: false, call => EnvelopeOperations.Json(200, Template(call, call.Values[0]).Describe(true)))
            ),
            ("PUT", "/folders/{}", new("folders.move", Mutates: true, Move)),
        ];

    private StandInReply Create(DocuSignCall call)
    {
        var template = new DocuSignTemplate(DocuSignIds.Guid(), DocuSignJson.At(call.Body, "name") ?? "", call.Now)
        {
            Description = DocuSignJson.At(call.Body, "description"),
            Subject = DocuSignJson.At(call.Body, "emailSubject") ?? "",
            Blurb = DocuSignJson.At(call.Body, "emailBlurb"),
            Documents = RecipientReader.Documents(call),
            Roles = RecipientReader.Recipients(call.Body["recipients"]),
        };
        if (template.Name.Length == 0)
        {
            throw DocuSignRefusalException.Parameter("A template has a name.");
        }

        call.Account.Templates.Add(template);
        Write(call, "template", template.Id);
        return EnvelopeOperations.Json(
            201,
            new JsonObject
            {
                ["templateId"] = template.Id,
                ["name"] = template.Name,
                ["uri"] = $"/templates/{template.Id}",
            }
        );
    }

    private static StandInReply List(DocuSignCall call)
    {
        var search = call.Query["search_text"];
        var found = call
            .Account.Templates.Where(x => !x.IsDeleted && (search is null || x.Name.Contains(search, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(x => x.Name, StringComparer.Ordinal)
            .ToArray();
        var count = Math.Clamp(Number(call.Query["count"]) ?? MostListed, 1, MostListed);
        var from = Number(call.Query["start_position"]) ?? 0;
        var page = found.Skip(from).Take(count).ToArray();
        var json = new JsonObject
        {
            ["resultSetSize"] = DocuSignJson.Number(page.Length),
            ["startPosition"] = DocuSignJson.Number(from),
            ["endPosition"] = DocuSignJson.Number(Math.Max(from + page.Length - 1, 0)),
            ["totalSetSize"] = DocuSignJson.Number(found.Length),
        };
        // Left out where there is none, not an empty list.
        if (page.Length > 0)
        {
            json["envelopeTemplates"] = DocuSignJson.Array(page.Select(x => x.Describe(false)));
        }

        return EnvelopeOperations.Json(200, json);
    }

    private StandInReply Move(DocuSignCall call)
    {
        if (call.Values[0] != "recyclebin" || call.Body["envelopeIds"] is not JsonArray ids)
        {
            throw DocuSignRefusalException.Parameter("Only the recycle bin is a folder here, and envelopeIds are wanted.");
        }

        foreach (var id in ids.Select(x => DocuSignJson.Text(x) ?? ""))
        {
            Template(call, id).IsDeleted = true;
            Write(call, "template-delete", id);
        }

        return EnvelopeOperations.Json(200, new JsonObject { ["folders"] = new JsonArray() });
    }

    private static DocuSignTemplate Template(DocuSignCall call, string id) =>
        call.Account.FindTemplate(id) is { IsDeleted: false } found
            ? found
            : throw new DocuSignRefusalException(404, "TEMPLATE_ID_INVALID", "Invalid template ID.");

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private void Write(DocuSignCall call, string kind, string id) =>
        world.Ledger.Write(new SandboxEffect(DocuSignStandIn.Name, call.Account.Name, kind, id, null, null, null, call.Now));
}
