using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Procur.Integrations.Sandbox.SendGrid.Templates;

/// <summary>A dynamic template with one version.</summary>
internal sealed partial record SendGridTemplate(string Id, string Name, string Subject, string Html)
{
    private static readonly (string Name, string Subject, string[] Holes)[] Catalogue =
    [
        ("registration_confirmation", "You are registered for {{subject_of}}", ["name", "subject_of", "reference", "link"]),
        ("ticket_delivery", "Your ticket for {{event}}", ["name", "event", "starts_at", "ticket_number", "place", "link"]),
        ("password_reset", "Set a new password", ["name", "link", "expires_at"]),
        ("invoice_sent", "Invoice {{invoice_number}}", ["name", "invoice_number", "amount", "due_on", "link"]),
        ("payment_receipt", "Receipt {{receipt_number}}", ["name", "receipt_number", "amount", "paid_at", "method", "link"]),
        ("event_reminder", "{{event}} begins soon", ["name", "event", "starts_at", "place", "link"]),
        ("task_assigned", "A task for you: {{task}}", ["name", "task", "assigned_by", "due_at", "project", "link"]),
        ("approval_request", "Please approve {{subject_of}}", ["name", "subject_of", "requested_by", "amount", "expires_at", "link"]),
    ];

    public string VersionId { get; } = Guid.NewGuid().ToString();

    public string Plain { get; init; } = "";

    public bool IsActive { get; init; } = true;

    public static IEnumerable<SendGridTemplate> Seeded() =>
        Catalogue.Select(x => new SendGridTemplate(
            SendGridIds.Template(),
            x.Name,
            x.Subject,
            string.Concat(x.Holes.Select(hole => $"<p>{hole}: {{{{{hole}}}}}</p>"))
        ));

    /// <summary>Fills holes: two braces write HTML's characters as text, three leave them.</summary>
    public static string Fill(string text, JsonObject? data) =>
        Hole()
            .Replace(
                text,
                match =>
                {
                    var value = Find(data, match.Groups["path"].Value);
                    return match.Value.StartsWith("{{{", StringComparison.Ordinal) ? value : WebUtility.HtmlEncode(value);
                }
            );

    public JsonObject ToJson(bool whole)
    {
        var version = new JsonObject
        {
            ["id"] = VersionId,
            ["template_id"] = Id,
            ["active"] = IsActive ? 1 : 0,
            ["name"] = Name,
            ["subject"] = Subject,
            ["updated_at"] = "2026-01-01 00:00:00",
            ["generate_plain_content"] = true,
            ["editor"] = "code",
        };
        if (whole)
        {
            version["html_content"] = Html;
            version["plain_content"] = Plain;
        }

        var versions = new JsonArray();
        versions.Add((JsonNode)version);
        return new JsonObject
        {
            ["id"] = Id,
            ["name"] = Name,
            ["generation"] = "dynamic",
            ["updated_at"] = "2026-01-01 00:00:00",
            ["versions"] = versions,
        };
    }

    private static string Find(JsonObject? data, string path)
    {
        JsonNode? at = data;
        foreach (var part in path.Split('.'))
        {
            at = (at as JsonObject)?[part];
        }

        return at is JsonValue value && value.TryGetValue<string>(out var text) ? text : at?.ToJsonString() ?? "";
    }

    [GeneratedRegex(@"\{\{\{?\s*(?<path>[A-Za-z0-9_.]+)\s*\}?\}\}")]
    private static partial Regex Hole();
}
