using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.StandIns;
using Procur.Integrations.Sandbox.Webhooks;

namespace Procur.Integrations.Sandbox.Slack.Wire;

/// <summary>Tells the host: events with retries, interactions and commands without.</summary>
internal sealed class SlackSender(SandboxWorld world)
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan[] Retries = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    /// <summary>Sends an event by the Events API, if there is an address for it.</summary>
    /// <returns>The event's id; null without an address.</returns>
    public string? Event(SlackAccount account, JsonObject what)
    {
        if (account.WebhookUrl is not { } target)
        {
            return null;
        }

        var id = SlackIds.New("Ev");
        var envelope = new JsonObject
        {
            ["token"] = account.App.VerificationToken,
            ["team_id"] = account.TeamId,
            ["context_team_id"] = account.TeamId,
            ["context_enterprise_id"] = null,
            ["api_app_id"] = account.App.Id,
            ["event"] = what,
            ["type"] = "event_callback",
            ["event_id"] = id,
            ["event_time"] = world.Clock.GetUtcNow().ToUnixTimeSeconds(),
            ["authorizations"] = SlackJson.Objects([
                new JsonObject
                {
                    ["enterprise_id"] = null,
                    ["team_id"] = account.TeamId,
                    ["user_id"] = account.BotUserId,
                    ["is_bot"] = true,
                    ["is_enterprise_install"] = false,
                },
            ]),
            ["is_ext_shared_channel"] = false,
            ["event_context"] = "4-" + SlackIds.Text(40),
        };
        var reason = "";
        var body = Encoding.UTF8.GetBytes(envelope.ToJsonString());
        _ = world.Webhooks.Enqueue(
            new WebhookMessage(SlackStandIn.Name, account, id, SlackJson.Text(what["type"])!, target)
            {
                Retries = Retries,
                Timeout = Patience,
                Stops = x => x.Headers.TryGetValues("X-Slack-No-Retry", out var values) && values.Contains("1"),
                Answered = x =>
                    reason =
                        x.Status is not null ? "http_error"
                        : x.Reason == "timeout" ? "http_timeout"
                        : "connection_failed",
                Build = attempt =>
                {
                    var request = SlackSignature.Request(target, body, Json, account.App, world.Clock.GetUtcNow());
                    if (attempt > 1)
                    {
                        request.Headers.Add("X-Slack-Retry-Num", (attempt - 1).ToString(CultureInfo.InvariantCulture));
                        request.Headers.Add("X-Slack-Retry-Reason", reason);
                    }

                    return request;
                },
            }
        );
        return id;
    }

    /// <summary>Asks the address for events to repeat a challenge.</summary>
    public Task<WebhookReply> ChallengeAsync(SlackAccount account, string challenge, CancellationToken cancellationToken)
    {
        var target = account.WebhookUrl ?? throw new SandboxException("The account has no address for webhooks.");
        var body = new JsonObject
        {
            ["token"] = account.App.VerificationToken,
            ["challenge"] = challenge,
            ["type"] = "url_verification",
        };
        return OnceAsync(account, challenge, "url_verification", target, Json, body.ToJsonString(), cancellationToken);
    }

    /// <summary>Sends an interaction: one form field <c>payload</c> with JSON.</summary>
    public Task<WebhookReply> InteractionAsync(SlackAccount account, string id, JsonObject payload, CancellationToken cancellationToken)
    {
        var body = "payload=" + WebUtility.UrlEncode(payload.ToJsonString());
        return OnceAsync(account, id, SlackJson.Text(payload["type"])!, Interactivity(account), Form, body, cancellationToken);
    }

    /// <summary>Sends a slash command: plain form fields.</summary>
    public Task<WebhookReply> CommandAsync(
        SlackAccount account,
        string id,
        IEnumerable<KeyValuePair<string, string>> fields,
        CancellationToken cancellationToken
    )
    {
        var body = string.Join('&', fields.Select(x => $"{x.Key}={WebUtility.UrlEncode(x.Value)}"));
        return OnceAsync(account, id, "slash_command", Interactivity(account), Form, body, cancellationToken);
    }

    private static Uri Interactivity(SlackAccount account) =>
        account.InteractivityUrl ?? account.WebhookUrl ?? throw new SandboxException("The account has no address for webhooks.");

    private Task<WebhookReply> OnceAsync(
        SlackAccount account,
        string id,
        string type,
        Uri target,
        string contentType,
        string text,
        CancellationToken cancellationToken
    )
    {
        var body = Encoding.UTF8.GetBytes(text);
        return world
            .Webhooks.Enqueue(
                new WebhookMessage(SlackStandIn.Name, account, id, type, target)
                {
                    Timeout = Patience,
                    Build = _ => SlackSignature.Request(target, body, contentType, account.App, world.Clock.GetUtcNow()),
                }
            )
            .WaitAsync(cancellationToken);
    }
}
