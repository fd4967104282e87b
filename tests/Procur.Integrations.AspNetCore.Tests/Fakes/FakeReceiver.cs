using System.Globalization;
using System.Text;
using System.Text.Json;
using Procur.Integrations.Connections;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Tests.Fakes;

/// <summary>The smallest receiver that does all a receiver does.</summary>
public sealed class FakeReceiver(FakeService service, Connection connection) : IWebhookReceiver, IWebhookAnswerWriter<FakeVerdict>
{
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public WebhookScope Scope => service.Scope;

    public TimeSpan Deadline => service.Deadline;

    public IReadOnlyList<string> KeptHeaders => service.KeptHeaders;

    public TimeSpan? StampTolerance => service.StampTolerance;

    public WebhookAnswer Answer { get; } = new(200) { Body = """{"taken":true}"""u8.ToArray(), ContentType = "application/json" };

    public IReadOnlyList<WebhookSecret> SecretsOf(IntegrationOptions options)
    {
        var own = (FakeOptions)options;
        var secrets = new List<WebhookSecret>();
        if (own.SigningSecret is { Length: > 0 } current)
        {
            secrets.Add(new("SigningSecret", current));
        }

        if (own.PreviousSigningSecret is { Length: > 0 } previous)
        {
            secrets.Add(new("PreviousSigningSecret", previous));
        }

        return secrets;
    }

    public ValueTask<Verification> VerifyAsync(
        RawWebhook webhook,
        IReadOnlyList<WebhookSecret> secrets,
        CancellationToken cancellationToken
    )
    {
        service.Verified(webhook);
        // Careless on purpose where nobody signs: that its address holds a live token is for the processor to see.
        return ValueTask.FromResult(Scope == WebhookScope.Address ? Verification.Accepted(null) : BySignature(webhook, secrets));
    }

    public string? RouteKey(RawWebhook webhook)
    {
        try
        {
            using var parsed = JsonDocument.Parse(webhook.Body);
            return parsed.RootElement.ValueKind == JsonValueKind.Array && parsed.RootElement[0].TryGetProperty("account", out var account)
                ? account.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public IEnumerable<WebhookEvent> Read(RawWebhook webhook)
    {
        using var parsed = JsonDocument.Parse(webhook.Body);
        if (parsed.RootElement[0].GetProperty("type").GetString() == FakeWebhook.Unreadable)
        {
            throw new IntegrationException(service.Key, "webhook.read", IntegrationErrorKind.Protocol, "It is no event.");
        }

        foreach (var node in parsed.RootElement.EnumerateArray())
        {
            var id = node.GetProperty("id").GetString()!;
            var type = node.GetProperty("type").GetString()!;
            WebhookEvent read =
                type == FakeWebhook.Paid ? new FakePaid(id) { Note = node.GetProperty("note").GetString()! } : new FakeUnknown(id, type);
            yield return read with
            {
                EntityId = node.TryGetProperty("entity", out var entity) ? entity.GetString() : null,
                OccurredAt = node.TryGetProperty("at", out var at) ? DateTimeOffset.FromUnixTimeSeconds(at.GetInt64()) : null,
                AccountId = node.TryGetProperty("account", out var account) ? account.GetString() : null,
                Environment =
                    !node.TryGetProperty("live", out var live) ? null
                    : live.GetBoolean() ? IntegrationEnvironment.Production
                    : IntegrationEnvironment.Sandbox,
                Raw = new RawJson(Encoding.UTF8.GetBytes(node.GetRawText())),
            };
        }
    }

    public WebhookAnswer Write(WebhookEvent webhookEvent, FakeVerdict answer) =>
        new(200) { Body = Encoding.UTF8.GetBytes($"{webhookEvent.Id}:{answer.Word}"), ContentType = "text/plain" };

    private Verification BySignature(RawWebhook webhook, IReadOnlyList<WebhookSecret> secrets)
    {
        if (
            webhook.Header(FakeWebhook.TimeHeader) is not { } stamp
            || !long.TryParse(stamp, CultureInfo.InvariantCulture, out var seconds)
            || webhook.Header(FakeWebhook.SignatureHeader) is not { } signature
        )
        {
            return Verification.Refused("no signature");
        }

        if (!TimestampTolerance.Check(seconds, connection.Time.GetUtcNow(), Tolerance))
        {
            return Verification.Refused("out of time");
        }

        var prefix = Encoding.UTF8.GetBytes(stamp + ".");
        var matched = secrets.FirstOrDefault(secret => HmacSignature.IsValidHex(secret.Utf8.Span, signature, prefix, webhook.Body.Span));
        if (matched is null)
        {
            return Verification.Refused("another signature");
        }

        return Challenge(webhook) is { } challenge
            ? Verification.Handshake(matched.Name, new WebhookAnswer(200) { Body = challenge, ContentType = "text/plain" })
            : Verification.Accepted(matched.Name);
    }

    private static byte[]? Challenge(RawWebhook webhook)
    {
        using var parsed = JsonDocument.Parse(webhook.Body);
        return parsed.RootElement.ValueKind == JsonValueKind.Object && parsed.RootElement.TryGetProperty("challenge", out var challenge)
            ? Encoding.UTF8.GetBytes(challenge.GetString()!)
            : null;
    }
}
