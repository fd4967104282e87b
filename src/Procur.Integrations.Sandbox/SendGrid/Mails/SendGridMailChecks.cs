using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.SendGrid.Mails;

/// <summary>What <c>mail/send</c> refuses, in the service's words, every wrong field named.</summary>
internal sealed class SendGridMailChecks(SendGridAccount account)
{
    private const int MostPersonalizations = 1000;
    private const int MostRecipients = 1000;
    private const int MostCategories = 10;
    private const int LongestCategory = 255;
    private const int MostArgumentBytes = 10_000;

    private static readonly HashSet<string> Fields =
    [
        "personalizations",
        "from",
        "reply_to",
        "reply_to_list",
        "subject",
        "content",
        "attachments",
        "template_id",
        "headers",
        "categories",
        "custom_args",
        "send_at",
        "batch_id",
        "asm",
        "ip_pool_name",
        "mail_settings",
        "tracking_settings",
        "sections",
    ];
    private static readonly HashSet<string> OwnedHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "x-sg-id",
        "x-sg-eid",
        "received",
        "dkim-signature",
        "content-transfer-encoding",
        "content-type",
        "to",
        "from",
        "subject",
        "reply-to",
        "cc",
        "bcc",
    };

    private readonly List<(string Message, string? Field)> _errors = [];

    public void Check(JsonObject json)
    {
        foreach (var name in json.Select(x => x.Key).Where(x => !Fields.Contains(x)))
        {
            Add($"Additional property {name} is not allowed", null);
        }

        CheckAddress(
            json["from"],
            "from",
            "The from object must be provided for every email send. It is an object that requires the email parameter, but may also contain a name parameter."
        );
        CheckPersonalizations(json);
        CheckContent(json);
        CheckAttachments(json["attachments"]);
        CheckRest(json);
        if (_errors.Count > 0)
        {
            throw new SendGridProblem(400, _errors);
        }

        if (!account.MaySend(SendGridJson.Text(json["from"]!["email"])!))
        {
            throw new SendGridProblem(
                403,
                "The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved.",
                "from"
            );
        }
    }

    private void CheckPersonalizations(JsonObject json)
    {
        if (json["personalizations"] is not JsonArray { Count: > 0 } personalizations)
        {
            Add("The personalizations field is required and must have at least one personalization.", "personalizations");
            return;
        }

        if (personalizations.Count > MostPersonalizations)
        {
            Add($"The personalizations field must have at most {MostPersonalizations} personalizations.", "personalizations");
            return;
        }

        var recipients = 0;
        for (var i = 0; i < personalizations.Count; i++)
        {
            recipients += CheckPersonalization(
                personalizations[i] as JsonObject,
                string.Create(CultureInfo.InvariantCulture, $"personalizations.{i}")
            );
        }

        if (recipients > MostRecipients)
        {
            Add("The total number of recipients must be no more than 1000.", "personalizations");
        }
    }

    private int CheckPersonalization(JsonObject? one, string field)
    {
        if (one?["to"] is not JsonArray { Count: > 0 })
        {
            Add(
                "The to array is required for all personalization objects, and must have at least one email object with a valid email address.",
                field + ".to"
            );
            return 0;
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var list in (string[])["to", "cc", "bcc"])
        {
            var addresses = one[list] as JsonArray ?? [];
            for (var i = 0; i < addresses.Count; i++)
            {
                CheckAddress(
                    addresses[i],
                    string.Create(CultureInfo.InvariantCulture, $"{field}.{list}.{i}"),
                    "Does not contain a valid address."
                );
                if (SendGridJson.Text((addresses[i] as JsonObject)?["email"]) is { } address && !seen.Add(address))
                {
                    Add("Each email address in the personalization block should be unique between to, cc, and bcc.", field);
                }
            }
        }

        CheckArguments(one["custom_args"], field + ".custom_args");
        return seen.Count;
    }

    private void CheckAddress(JsonNode? address, string field, string missing)
    {
        if (SendGridJson.Text((address as JsonObject)?["email"]) is not { } text)
        {
            Add(missing, field + ".email");
        }
        else if (!IsAddress(text))
        {
            Add("Does not contain a valid address.", field + ".email");
        }
    }

    private void CheckContent(JsonObject json)
    {
        if (json["template_id"] is not null)
        {
            if (account.Templates.TrueForAll(x => x.Id != SendGridJson.Text(json["template_id"])))
            {
                Add("The template_id must be the id of a template of this account.", "template_id");
            }

            return;
        }

        if (string.IsNullOrEmpty(SendGridJson.Text(json["subject"])))
        {
            Add(
                "The subject is required. You can get around this requirement if you use a template with a subject defined or if every personalization has a subject defined.",
                "subject"
            );
        }

        if (json["content"] is not JsonArray { Count: > 0 } content)
        {
            Add("Unless a valid template_id is provided, the content parameter is required.", "content");
            return;
        }

        for (var i = 0; i < content.Count; i++)
        {
            if (string.IsNullOrEmpty(SendGridJson.Text((content[i] as JsonObject)?["value"])))
            {
                Add(
                    "The content value must be a string at least one character in length.",
                    string.Create(CultureInfo.InvariantCulture, $"content.{i}.value")
                );
            }
        }

        if (content.Select(x => SendGridJson.Text((x as JsonObject)?["type"])).ToList().IndexOf("text/plain") > 0)
        {
            Add("If present, text/plain and text/html may only be provided once, and text/plain must be first.", "content");
        }
    }

    private void CheckAttachments(JsonNode? attachments)
    {
        var all = attachments as JsonArray ?? [];
        for (var i = 0; i < all.Count; i++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"attachments.{i}");
            var attachment = all[i] as JsonObject;
            if (SendGridJson.Text(attachment?["content"]) is not { Length: > 0 } content || !IsBase64(content))
            {
                Add("The attachment content must be base64 encoded.", field + ".content");
            }

            if (string.IsNullOrEmpty(SendGridJson.Text(attachment?["filename"])))
            {
                Add("The attachment filename is required.", field + ".filename");
            }

            if (SendGridJson.Text(attachment?["disposition"]) == "inline" && SendGridJson.Text(attachment?["content_id"]) is null)
            {
                Add("The content_id is required where the disposition is inline.", field + ".content_id");
            }
        }
    }

    private void CheckRest(JsonObject json)
    {
        if (json["reply_to"] is not null && json["reply_to_list"] is not null)
        {
            Add("Use either reply_to or reply_to_list, not both.", "reply_to");
        }

        var categories = (json["categories"] as JsonArray ?? []).Select(SendGridJson.Text).ToList();
        if (categories.Count > MostCategories || categories.Exists(x => x is null or { Length: > LongestCategory }))
        {
            Add("There may be 10 categories of at most 255 characters.", "categories");
        }

        foreach (var (name, _) in json["headers"] as JsonObject ?? [])
        {
            if (OwnedHeaders.Contains(name))
            {
                Add($"The header {name} cannot be set.", "headers");
            }
        }

        CheckArguments(json["custom_args"], "custom_args");
    }

    private void CheckArguments(JsonNode? arguments, string field)
    {
        if (arguments is null)
        {
            return;
        }

        if (arguments is not JsonObject json || json.Any(x => SendGridJson.Text(x.Value) is null))
        {
            Add("Custom arguments must be texts by name.", field);
        }
        else if (
            json.Sum(x => Encoding.UTF8.GetByteCount(x.Key) + Encoding.UTF8.GetByteCount(SendGridJson.Text(x.Value)!)) > MostArgumentBytes
        )
        {
            Add("Custom arguments must be no more than 10,000 bytes.", field);
        }
    }

    private void Add(string message, string? field) => _errors.Add((message, field));

    private static bool IsAddress(string text)
    {
        var at = text.LastIndexOf('@');
        return at > 0
            && text.LastIndexOf('.') > at + 1
            && !text.EndsWith('.')
            && !text.Any(x => x is ' ' or '<' or '>' or ',' || char.IsControl(x));
    }

    private static bool IsBase64(string text) =>
        Convert.TryFromBase64String(text, new byte[text.Length], out _) && !text.Any(char.IsWhiteSpace);
}
