using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.SendGrid.Tests;

/// <summary>What the suites must be told of SendGrid.</summary>
public sealed class SendGridFixture : IntegrationFixture, IEmailScript, IWebhookScript
{
    private static readonly ConcurrentDictionary<int, ECDsa> Keys = new();

    public override string Integration => "sendgrid";

    public override string Section => "SendGrid";

    public override bool DedupesByKey => false;

    public override Reply Done => SendGridScript.Accepted();

    public override Reply BadCredential => SendGridScript.Error(401, "The provided authorization grant is invalid, expired, or revoked");

    public string EffectOfSending => "mail";

    public int RecipientsPerCall => 1000;

    public string? RefusedAddress => "somebody@nowhere";

    public long TooManyBytes => SendGridLimits.MailBytes;

    public IReadOnlyList<(string Limit, Func<EmailMessage> Make)> BeyondLimits { get; } =
    [
        ("31457280", () => SendGridScript.Mail() with { Text = new string('x', 31 * 1024 * 1024) }),
        (
            "1000",
            () => SendGridScript.Mail() with { To = [.. Enumerable.Range(0, 1001).Select(i => new EmailAddress($"p{i}@example.com"))] }
        ),
        ("10000", () => SendGridScript.Mail() with { Metadata = new Dictionary<string, string> { ["order"] = new('x', 10_000) } }),
        ("255", () => SendGridScript.Mail() with { Kind = new string('x', 256) }),
        ("'email'", () => SendGridScript.Mail() with { Metadata = new Dictionary<string, string> { ["email"] = "x" } }),
        ("'procur_intent'", () => SendGridScript.Mail() with { Metadata = new Dictionary<string, string> { ["procur_intent"] = "x" } }),
    ];

    public TimeSpan? Tolerance => TimeSpan.FromHours(48);

    /// <summary>Of <c>ECDsa.VerifyHash</c> with a DER sequence on OpenSSL.</summary>
    public int BytesOfThePlatform => 1400;

    public override Reply Busy(string? retryAfter = null) =>
        Reply.Busy(retryAfter, json: """{"errors":[{"message":"too many requests","field":null}]}""");

    public override IIntegrationBuilder Add(IServiceCollection services, string? key = null) =>
        key is null ? services.AddSendGridIntegration() : services.AddSendGridIntegration(key);

    public override IReadOnlyDictionary<string, string?> Settings(Uri endpoint, string canary) =>
        new Dictionary<string, string?>
        {
            ["Endpoint"] = endpoint.AbsoluteUri,
            ["ApiKey"] = $"SG.{canary}",
            ["FromEmail"] = "no-reply@procur.example",
        };

    public override Task ChangeAsync(IServiceProvider services, string? key, CancellationToken cancellationToken) =>
        services.GetRequiredKeyedService<IEmailSender>(key ?? Integration).SendAsync(SendGridScript.Mail(), cancellationToken);

    public async Task<IReadOnlyList<ShownMail>> MailsAsync(SandboxedHost host, CancellationToken cancellationToken)
    {
        var read = await host.Sandbox.Control.ActAsync(Integration, "mails", cancellationToken: cancellationToken);
        return [.. read["mails"]!.AsArray().Select(mail => Shown(mail!))];
    }

    public Task SilenceAsync(SandboxedHost host, CancellationToken cancellationToken) =>
        host.Sandbox.Control.ActAsync(
            Integration,
            "events",
            new JsonObject { ["automatic"] = false },
            cancellationToken: cancellationToken
        );

    public async Task<int> TellAsync(
        SandboxedHost host,
        string recipient,
        EmailDeliveryKind kind,
        bool permanent,
        CancellationToken cancellationToken
    )
    {
        var word = kind switch
        {
            EmailDeliveryKind.Delivered => "delivered",
            EmailDeliveryKind.Deferred => "deferred",
            EmailDeliveryKind.Bounced => "bounce",
            EmailDeliveryKind.Opened => "open",
            EmailDeliveryKind.Clicked => "click",
            EmailDeliveryKind.Complained => "spamreport",
            EmailDeliveryKind.Unsubscribed => "unsubscribe",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        var arguments = new JsonObject { ["event"] = word, ["recipient"] = recipient };
        if (kind == EmailDeliveryKind.Bounced)
        {
            arguments["fields"] = new JsonObject { ["type"] = permanent ? "bounce" : "blocked" };
        }

        var seen = await host.Sandbox.Control.ActAsync(Integration, "event", arguments, cancellationToken: cancellationToken);
        return (int?)seen["status"] ?? 0;
    }

    public string WebhookBody(string eventId) =>
        $$"""
            [{"email":"a@example.com","timestamp":1767225600,"smtp-id":"<x@y>","event":"delivered","sg_event_id":"{{eventId}}","sg_message_id":"msg1.filter001.0"}]

            """;

    public string UnknownBody(string eventId) => $$"""[ {"event":"tomorrows_event","what":[1],"sg_event_id":"{{eventId}}"} ]""";

    public string EventIn(string body) => body.Trim()[1..^1].Trim();

    public IReadOnlyDictionary<string, string> Sign(ReadOnlyMemory<byte> body, string secret, DateTimeOffset at)
    {
        var stamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var key = Keys.Values.Single(one => Convert.ToBase64String(one.ExportSubjectPublicKeyInfo()) == secret);
        byte[] signed = [.. Encoding.UTF8.GetBytes(stamp), .. body.Span];
        return new Dictionary<string, string>
        {
            ["x-twilio-email-event-webhook-timestamp"] = stamp,
            ["x-twilio-email-event-webhook-signature"] = Convert.ToBase64String(
                key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
            ),
        };
    }

    public IWebhookReceiver Receiver(TimeProvider time) => new SendGridWebhookReceiver(time);

    public string SecretNumber(int number) =>
        Convert.ToBase64String(Keys.GetOrAdd(number, _ => ECDsa.Create(ECCurve.NamedCurves.nistP256)).ExportSubjectPublicKeyInfo());

    private static ShownMail Shown(JsonNode mail)
    {
        var replyTo = mail["reply_to"];
        return new ShownMail
        {
            MessageId = (string?)mail["message"],
            From = (string)mail["from"]!["email"]!,
            FromName = (string?)mail["from"]!["name"],
            To = Texts(mail["to"]),
            Cc = Texts(mail["cc"]),
            Bcc = Texts(mail["bcc"]),
            ReplyTo =
                replyTo is JsonArray many ? [.. many.Select(one => (string)one!["email"]!)]
                : replyTo is null ? []
                : [(string)replyTo["email"]!],
            Subject = (string?)mail["subject"],
            Text = (string?)mail["text"],
            Html = (string?)mail["html"],
            Headers = (mail["headers"]?.AsObject() ?? []).ToDictionary(header => header.Key, header => (string)header.Value!),
            Files =
            [
                .. mail["attachments"]!
                    .AsArray()
                    .Select(file => new ShownFile(
                        (string)file!["filename"]!,
                        (string?)file["type"],
                        (string?)file["content_id"],
                        (long)file["length"]!,
                        (string)file["sha256"]!
                    )),
            ],
            HasServicesWayOut = (bool?)mail["tracking_settings"]?["subscription_tracking"]?["enable"] == true || mail["asm"] is not null,
        };
    }

    private static IReadOnlyList<string> Texts(JsonNode? list) => [.. list!.AsArray().Select(one => (string)one!)];
}
