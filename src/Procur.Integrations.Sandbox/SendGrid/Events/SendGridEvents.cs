using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.SendGrid.Mails;
using Procur.Integrations.Sandbox.StandIns;
using Procur.Integrations.Sandbox.Webhooks;

namespace Procur.Integrations.Sandbox.SendGrid.Events;

/// <summary>The event webhook: batches of events, signed, repeated until they are taken or a day is over.</summary>
internal sealed class SendGridEvents(SandboxWorld world)
{
    // The service says "for 24 hours" and not how often; these delays are ours.
    private static readonly TimeSpan[] Retries =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(6),
        TimeSpan.FromHours(12),
    ];

    /// <summary>The kinds that can be switched on and off, by their names in the settings.</summary>
    public static IReadOnlyList<string> Settings { get; } =
    [
        "processed",
        "dropped",
        "deferred",
        "delivered",
        "bounce",
        "open",
        "click",
        "spam_report",
        "unsubscribe",
        "group_unsubscribe",
        "group_resubscribe",
        "account_status_change",
    ];

    /// <summary>Tells that mails were processed and delivered, or dropped where the service itself holds an address back.</summary>
    public void TellOf(SendGridAccount account, IReadOnlyList<SendGridMail> mails)
    {
        var batch = new JsonArray();
        foreach (var mail in mails)
        {
            foreach (var recipient in mail.Recipients)
            {
                if (account.Suppressed.TryGetValue(recipient, out var reason))
                {
                    batch.Add((JsonNode)Make(mail, recipient, "dropped", new JsonObject { ["reason"] = reason }));
                    continue;
                }

                batch.Add((JsonNode)Make(mail, recipient, "processed", null));
                batch.Add((JsonNode)Make(mail, recipient, "delivered", null));
            }
        }

        _ = Send(account, batch, "delivered");
    }

    /// <summary>One event.</summary>
    public JsonObject Make(SendGridMail mail, string recipient, string name, JsonObject? fields)
    {
        var json = new JsonObject
        {
            ["email"] = recipient,
            ["timestamp"] = world.Clock.GetUtcNow().ToUnixTimeSeconds(),
            ["smtp-id"] = $"<{mail.MessageId}@geopod-ismtpd-1>",
            ["event"] = name,
            ["sg_event_id"] = SendGridIds.Text(48),
            ["sg_message_id"] = string.Create(
                CultureInfo.InvariantCulture,
                $"{mail.MessageId}.recvd-6b8c7d5f9-abcde-1-6957A000-1.{mail.Number}"
            ),
        };
        if (mail.Categories.Count > 0)
        {
            var categories = new JsonArray();
            foreach (var category in mail.Categories)
            {
                categories.Add((JsonNode)category);
            }

            json["category"] = categories;
        }

        if (mail.Group is { } group)
        {
            json["asm_group_id"] = group;
        }

        foreach (var (field, value) in mail.CustomArguments.Concat(Usual(name)).Concat(fields ?? []))
        {
            json[field] = value?.DeepClone();
        }

        return json;
    }

    /// <summary>Sends a batch, if there is an address for it.</summary>
    /// <returns>What comes of its first attempt; null without an address.</returns>
    public Task<WebhookReply>? Send(SendGridAccount account, JsonArray batch, string type)
    {
        if (account.WebhookUrl is not { } target || batch.Count == 0)
        {
            return null;
        }

        // The service ends the body with a line break, and signs it.
        var body = Encoding.UTF8.GetBytes(batch.ToJsonString() + "\r\n");
        return world.Webhooks.Enqueue(
            new WebhookMessage(SendGridStandIn.Name, account, SendGridJson.Text(batch[0]!["sg_event_id"])!, type, target)
            {
                Retries = Retries,
                Build = _ => SendGridSignature.Request(target, body, account.SigningKey, world.Clock.GetUtcNow()),
            }
        );
    }

    /// <summary>Holds an address back as the service does after a bounce, a complaint or an unsubscription.</summary>
    public static void Remember(SendGridAccount account, string recipient, JsonObject told)
    {
        var reason = (SendGridJson.Text(told["event"]), SendGridJson.Text(told["type"])) switch
        {
            ("bounce", not "blocked") => "Bounced Address",
            ("spamreport", _) => "Spam Reporting Address",
            ("unsubscribe", _) => "Unsubscribed Address",
            _ => null,
        };
        if (reason is not null)
        {
            account.Suppressed[recipient] = reason;
        }
    }

    private static JsonObject Usual(string name) =>
        name switch
        {
            "delivered" => new JsonObject
            {
                ["response"] = "250 2.0.0 OK",
                ["ip"] = "192.0.2.1",
                ["tls"] = 1,
            },
            "deferred" => new JsonObject { ["response"] = "450 4.2.1 try again later", ["attempt"] = "1" },
            "bounce" => new JsonObject
            {
                ["type"] = "bounce",
                ["reason"] = "550 5.1.1 the mailbox does not exist",
                ["status"] = "5.1.1",
                ["bounce_classification"] = "Invalid Address",
            },
            "dropped" => new JsonObject { ["reason"] = "Bounced Address", ["status"] = "5.0.0" },
            "open" => new JsonObject
            {
                ["useragent"] = "Mozilla/5.0",
                ["ip"] = "192.0.2.2",
                ["sg_machine_open"] = false,
            },
            "click" => new JsonObject
            {
                ["url"] = "https://procur.example/",
                ["useragent"] = "Mozilla/5.0",
                ["ip"] = "192.0.2.2",
            },
            _ => [],
        };
}
