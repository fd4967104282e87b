using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.DocuSign.Wire;

namespace Procur.Integrations.Sandbox.DocuSign.Model;

/// <summary>A template.</summary>
internal sealed class DocuSignTemplate(string id, string name, DateTimeOffset created)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public string? Description { get; init; }

    public string Subject { get; init; } = "";

    public string? Blurb { get; init; }

    public IReadOnlyList<DocuSignDocument> Documents { get; init; } = [];

    public IReadOnlyList<DocuSignRecipient> Roles { get; init; } = [];

    /// <summary>Recycled templates are in no list and make no envelope.</summary>
    public bool IsDeleted { get; set; }

    public JsonObject Describe(bool whole)
    {
        var json = new JsonObject
        {
            ["templateId"] = Id,
            ["uri"] = $"/templates/{Id}",
            ["name"] = Name,
            ["shared"] = "false",
            ["passwordProtected"] = "false",
            ["emailSubject"] = Subject,
            ["created"] = DocuSignJson.Moment(created),
            ["lastModified"] = DocuSignJson.Moment(created),
        };
        DocuSignJson.Put(json, "description", Description);
        DocuSignJson.Put(json, "emailBlurb", Blurb);
        if (whole)
        {
            json["documents"] = DocuSignJson.Array(
                Documents.Select(
                    (x, i) =>
                        new JsonObject
                        {
                            ["documentId"] = x.Id,
                            ["name"] = x.Name,
                            ["order"] = DocuSignJson.Number(i + 1),
                            ["uri"] = $"/templates/{Id}/documents/{x.Id}",
                        }
                )
            );
            json["recipients"] = new JsonObject
            {
                ["signers"] = DocuSignJson.Array(Roles.Where(x => x.IsSigner).Select(x => x.Describe())),
                ["carbonCopies"] = DocuSignJson.Array(Roles.Where(x => !x.IsSigner).Select(x => x.Describe())),
                ["recipientCount"] = DocuSignJson.Number(Roles.Count),
            };
        }

        return json;
    }
}
