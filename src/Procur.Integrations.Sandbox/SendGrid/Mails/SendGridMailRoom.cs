using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.SendGrid.Events;
using Procur.Integrations.Sandbox.SendGrid.Templates;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.SendGrid.Mails;

/// <summary>Takes mail. There is no deduplication, as there is none at SendGrid: two equal calls are two mails.</summary>
internal sealed class SendGridMailRoom(SandboxWorld world, SendGridEvents events)
{
    private const int MostBytes = 30 * 1024 * 1024;

    public StandInReply Send(StandInCall call, SendGridAccount account)
    {
        var json = Read(call);
        var checks = new SendGridMailChecks(account);
        checks.Check(json);
        if (Sandboxed(json))
        {
            return StandInReply.Text(200, "{}");
        }

        var id = SendGridIds.Message();
        var mails = ((JsonArray)json["personalizations"]!)
            .OfType<JsonObject>()
            .Select((one, i) => Make(account, json, one, id, i))
            .ToList();
        foreach (var mail in mails)
        {
            account.Mails.Add(mail);
            world.Ledger.Write(
                new SandboxEffect(
                    SendGridStandIn.Name,
                    account.Name,
                    "mail",
                    string.Create(CultureInfo.InvariantCulture, $"{mail.MessageId}.{mail.Number}"),
                    null,
                    null,
                    SendGridJson.Text(mail.CustomArguments["reference"]),
                    mail.At
                )
            );
        }

        if (account.TellsByItself)
        {
            events.TellOf(account, mails);
        }

        return new StandInReply(202, default, null).With("X-Message-Id", id);
    }

    private static JsonObject Read(StandInCall call)
    {
        if (call.Body.Length > MostBytes)
        {
            throw new SendGridProblem(413, "Payload Too Large");
        }

        if (call.Header("Content-Type")?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new SendGridProblem(415, "Content-Type should be application/json.");
        }

        try
        {
            return JsonNode.Parse(call.Body.Span) as JsonObject ?? throw new SendGridProblem(400, "Bad Request");
        }
        catch (JsonException)
        {
            throw new SendGridProblem(400, "Bad Request");
        }
    }

    private static bool Sandboxed(JsonObject json) =>
        SendGridJson.At(json, "mail_settings", "sandbox_mode", "enable") is JsonValue value && value.TryGetValue<bool>(out var on) && on;

    private SendGridMail Make(SendGridAccount account, JsonObject json, JsonObject one, string id, int number)
    {
        var data = one["dynamic_template_data"] as JsonObject;
        var template = account.Templates.Find(x => x.Id == SendGridJson.Text(json["template_id"]));
        var arguments = (JsonObject)((json["custom_args"] as JsonObject)?.DeepClone() ?? new JsonObject());
        foreach (var (name, value) in one["custom_args"] as JsonObject ?? [])
        {
            arguments[name] = value?.DeepClone();
        }

        var subject = SendGridJson.Text(one["subject"]) ?? SendGridJson.Text(json["subject"]);
        return new SendGridMail(id, number)
        {
            To = Addresses(one["to"]),
            Cc = Addresses(one["cc"]),
            Bcc = Addresses(one["bcc"]),
            CustomArguments = arguments,
            Categories = [.. (json["categories"] as JsonArray ?? []).Select(SendGridJson.Text).OfType<string>()],
            Group = SendGridJson.At(json, "asm", "group_id") is JsonValue group && group.TryGetValue<int>(out var groupId) ? groupId : null,
            At = world.Clock.GetUtcNow(),
            Shown = new JsonObject
            {
                ["from"] = (one["from"] ?? json["from"])?.DeepClone(),
                ["reply_to"] = (json["reply_to"] ?? json["reply_to_list"])?.DeepClone(),
                ["subject"] = template is null ? subject : SendGridTemplate.Fill(template.Subject, data),
                ["text"] = Content(json, "text/plain"),
                ["html"] = template is null ? Content(json, "text/html") : SendGridTemplate.Fill(template.Html, data),
                ["template_id"] = json["template_id"]?.DeepClone(),
                ["data"] = data?.DeepClone(),
                ["headers"] = json["headers"]?.DeepClone(),
                ["asm"] = json["asm"]?.DeepClone(),
                ["tracking_settings"] = json["tracking_settings"]?.DeepClone(),
                ["attachments"] = Attachments(json),
            },
        };
    }

    private static string? Content(JsonObject json, string type) =>
        (json["content"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Where(x => SendGridJson.Text(x["type"]) == type)
            .Select(x => SendGridJson.Text(x["value"]))
            .FirstOrDefault();

    private static IReadOnlyList<string> Addresses(JsonNode? list) =>
        [.. (list as JsonArray ?? []).OfType<JsonObject>().Select(x => SendGridJson.Text(x["email"])).OfType<string>()];

    private static JsonArray Attachments(JsonObject json)
    {
        var shown = new JsonArray();
        foreach (var attachment in (json["attachments"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var bytes = Convert.FromBase64String(SendGridJson.Text(attachment["content"])!);
            shown.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["filename"] = attachment["filename"]?.DeepClone(),
                        ["type"] = attachment["type"]?.DeepClone(),
                        ["disposition"] = attachment["disposition"]?.DeepClone(),
                        ["content_id"] = attachment["content_id"]?.DeepClone(),
                        ["length"] = bytes.Length,
                        ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes)),
                    }
            );
        }

        return shown;
    }
}
