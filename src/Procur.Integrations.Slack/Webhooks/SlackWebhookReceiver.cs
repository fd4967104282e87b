using System.Text;
using System.Text.Json;
using Procur.Integrations.Slack.Wire;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Slack;

/// <summary>
/// Slack's webhooks: HMAC-SHA256 over <c>v0:{stamp}:{body}</c> in <c>X-Slack-Signature</c> (docs.slack.dev, Verifying requests from Slack). Register its address
/// as Request URL of event subscriptions, of interactivity and of slash commands.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class SlackWebhookReceiver(TimeProvider time)
    : IWebhookReceiver,
        IWebhookAnswerWriter<SlackViewResponse>,
        IWebhookAnswerWriter<SlackPost>
{
    private const int LongestChallenge = 1000;
    private const string JsonType = "application/json; charset=utf-8";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>The app's secret: one address for all workspaces, and the payload says which it is of.</summary>
    public WebhookScope Scope => WebhookScope.App;

    /// <summary>2.5 s: Slack waits three, and the answer has a way to go.</summary>
    public TimeSpan Deadline { get; } = TimeSpan.FromSeconds(2.5);

    /// <summary>Five minutes.</summary>
    public TimeSpan? StampTolerance => Tolerance;

    /// <summary>200 without a body.</summary>
    public WebhookAnswer Answer => WebhookAnswer.Ok;

    /// <summary>The signing secret and the one before it.</summary>
    public IReadOnlyList<WebhookSecret> SecretsOf(IntegrationOptions options)
    {
        var slack = (SlackOptions)options;
        return WebhookSecret.Of(
            (nameof(SlackOptions.SigningSecret), slack.SigningSecret),
            (nameof(SlackOptions.PreviousSigningSecret), slack.PreviousSigningSecret)
        );
    }

    /// <summary>Accepts what any live secret has signed within five minutes of now, before or after. Allocates nothing but a challenge's answer.</summary>
    public ValueTask<Verification> VerifyAsync(
        RawWebhook webhook,
        IReadOnlyList<WebhookSecret> secrets,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(webhook);
        ArgumentNullException.ThrowIfNull(secrets);
        var body = webhook.Body.Span;
        var verification = new StampedSignature
        {
            Stamp = webhook.Header("X-Slack-Request-Timestamp"),
            Signatures = webhook.Header("X-Slack-Signature"),
            Label = "v0=",
            BeforeStamp = "v0:"u8,
            AfterStamp = ":"u8,
        }.Verify(body, secrets, time.GetUtcNow(), Tolerance);
        return ValueTask.FromResult(
            verification.Outcome == VerificationOutcome.Accepted && HandshakeIn(body) is { } answer
                ? Verification.Handshake(verification.Secret, answer)
                : verification
        );
    }

    /// <summary>The workspace's id, or the organisation's where there is no workspace.</summary>
    public string? RouteKey(RawWebhook webhook)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        return SlackAccountHint.Of(webhook.Body.Span);
    }

    /// <summary>The event in a verified webhook, or one for each action of an interaction.</summary>
    public IEnumerable<WebhookEvent> Read(RawWebhook webhook)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        return SlackEvents.Read(webhook.Body);
    }

    /// <summary>Answers a submitted view.</summary>
    public WebhookAnswer Write(WebhookEvent webhookEvent, SlackViewResponse answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.ResponseAction is null
            ? WebhookAnswer.Ok
            : new WebhookAnswer(200)
            {
                Body = JsonSerializer.SerializeToUtf8Bytes(answer, SlackJson.Default.SlackViewResponse),
                ContentType = JsonType,
            };
    }

    /// <summary>Answers a slash command with a message.</summary>
    /// <exception cref="ArgumentException">The message breaks a limit of Slack's.</exception>
    public WebhookAnswer Write(WebhookEvent webhookEvent, SlackPost answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        SlackBlockRules.CheckMessage(answer.Text, answer.Blocks);
        return new WebhookAnswer(200)
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(answer, SlackJson.Default.SlackPost),
            ContentType = JsonType,
        };
    }

    /// <summary>Null for what is to be handled.</summary>
    private static WebhookAnswer? HandshakeIn(ReadOnlySpan<byte> body)
    {
        if (!SlackEvents.IsJson(body))
        {
            // Slack tries a slash command's certificate from time to time.
            return body.IndexOf("ssl_check="u8) >= 0 && SlackForm.FindText(body, "ssl_check"u8) == "1" ? WebhookAnswer.Ok : null;
        }

        if (body.IndexOf("url_verification"u8) < 0)
        {
            return null;
        }

        var challenge = ChallengeIn(body);
        return challenge is { Length: <= LongestChallenge }
            ? new WebhookAnswer(200) { Body = Encoding.UTF8.GetBytes(challenge), ContentType = "text/plain; charset=utf-8" }
            : null;
    }

    private static string? ChallengeIn(ReadOnlySpan<byte> body)
    {
        try
        {
            var isChallenge = false;
            string? challenge = null;
            var reader = new Utf8JsonReader(body);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isType = reader.ValueTextEquals("type"u8);
                var isText = reader.ValueTextEquals("challenge"u8);
                reader.Read();
                if (reader.TokenType != JsonTokenType.String)
                {
                    reader.Skip();
                }
                else if (isType)
                {
                    isChallenge = reader.ValueTextEquals("url_verification"u8);
                }
                else if (isText)
                {
                    challenge = reader.GetString();
                }
            }

            return isChallenge ? challenge : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
