using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Slack.Tests;

/// <summary>What the suites must be told of Slack.</summary>
public sealed class SlackFixture : IntegrationFixture, IChatScript, IWebhookScript
{
    public override string Integration => "slack";

    public override string Section => "Slack";

    public override bool DedupesByKey => false;

    public override Reply Done => SlackScript.Posted();

    public override Reply BadCredential => SlackScript.Error("invalid_auth");

    public string EffectOfPosting => "message";

    public string EffectOfCreatingChannel => "channel";

    public TimeSpan QuietPeriod => TimeSpan.FromMinutes(11);

    public string UnknownChannelId => "C0NEVERWAS";

    public string UnknownUserId => "U0NEVERWAS";

    public string KnownEmail => "buyer@procur.example";

    public string UnknownEmail => "nobody@procur.example";

    public (string Given, string Made) ChannelName => ("#Tender 7: Größe & Co.", "tender-7-größe-co");

    public (string Given, string Sent) Escaped =>
        ("<!channel> & <b> <@U123> &amp;", "&lt;!channel&gt; &amp; &lt;b&gt; &lt;@U123&gt; &amp;amp;");

    public IReadOnlyList<(string Limit, Func<ChatTarget, ChatMessage> Make)> BeyondLimits { get; } =
    [
        (
            "3000",
            to =>
                new()
                {
                    To = to,
                    Text = new string('x', 3001),
                    Title = "T",
                }
        ),
        (
            "3000",
            to =>
                new()
                {
                    To = to,
                    Text = new string('&', 601),
                    Title = "T",
                }
        ),
        (
            "150",
            to =>
                new()
                {
                    To = to,
                    Text = "x",
                    Title = new string('x', 151),
                }
        ),
        (
            "2000",
            to =>
                new()
                {
                    To = to,
                    Text = "x",
                    Fields = [new("Name", new string('x', 1994))],
                }
        ),
        (
            "75",
            to =>
                new()
                {
                    To = to,
                    Text = "x",
                    Actions = [new("a", new string('x', 76))],
                }
        ),
        (
            "2000",
            to =>
                new()
                {
                    To = to,
                    Text = "x",
                    Actions = [new("a", "A") { Value = new string('x', 2001) }],
                }
        ),
        (
            "3000",
            to =>
                new()
                {
                    To = to,
                    Text = "x",
                    Actions = [new("a", "A") { Url = new($"https://a.example/{new string('x', 3000)}") }],
                }
        ),
        (
            "255",
            to =>
                new()
                {
                    To = to,
                    Text = "x",
                    Actions = [new(new string('x', 256), "A")],
                }
        ),
        (
            "once",
            to =>
                new()
                {
                    To = to,
                    Text = "x",
                    Actions = [new("a", "A"), new("a", "B")],
                }
        ),
        (
            "50",
            to =>
                new()
                {
                    To = to,
                    Text = "x",
                    Fields = [.. Enumerable.Range(0, 500).Select(i => new ChatField($"{i}", "x"))],
                }
        ),
        ("40000", to => new() { To = to, Text = new string('x', 40_001) }),
        (
            "2000",
            to =>
                new()
                {
                    To = to,
                    Text = "x",
                    Approval = new ApprovalCard("PO-1") { Approvers = [.. Enumerable.Range(0, 200).Select(i => $"U{i:00000000}")] },
                }
        ),
        (
            "200",
            to =>
                new()
                {
                    To = to,
                    Text = "x",
                    Approval = new ApprovalCard(new string('x', 201)),
                }
        ),
        ("text", to => new() { To = to, Text = "" }),
    ];

    public TimeSpan? Tolerance => TimeSpan.FromMinutes(5);

    public override Reply Busy(string? retryAfter = null) => Reply.Busy(retryAfter, json: """{"ok":false,"error":"ratelimited"}""");

    public override IIntegrationBuilder Add(IServiceCollection services, string? key = null) =>
        key is null ? services.AddSlackIntegration() : services.AddSlackIntegration(key);

    public override IReadOnlyDictionary<string, string?> Settings(Uri endpoint, string canary) =>
        new Dictionary<string, string?>
        {
            ["Endpoint"] = new Uri(endpoint, "api/").AbsoluteUri,
            ["BotToken"] = $"xoxb-{canary}",
            ["SigningSecret"] = $"{canary}",
            ["IncomingWebhookUrl"] = new Uri(endpoint, $"services/T1/B1/{canary}").AbsoluteUri,
        };

    public override Task ChangeAsync(IServiceProvider services, string? key, CancellationToken cancellationToken) =>
        services.GetRequiredKeyedService<IChatNotifier>(key ?? Integration).PostAsync(SlackScript.Message(), cancellationToken);

    public Task<string> ChannelAsync(SandboxedHost host, CancellationToken cancellationToken) =>
        FindAsync(host, "channels", "procurement", cancellationToken);

    public Task<string> PersonAsync(SandboxedHost host, CancellationToken cancellationToken) =>
        FindAsync(host, "users", "approver", cancellationToken);

    public Task<string> OtherPersonAsync(SandboxedHost host, CancellationToken cancellationToken) =>
        FindAsync(host, "users", "buyer", cancellationToken);

    public async Task<ShownMessage?> ReadAsync(SandboxedHost host, MessageRef message, CancellationToken cancellationToken) =>
        await FindAsync(host, message, cancellationToken) is { } found
            ? new ShownMessage(
                (string)found["text"]!,
                (string?)found["thread_ts"] is { } thread && thread != message.Id ? thread : null,
                [.. ButtonsOf(found).Select(button => (string)button["text"]!["text"]!)]
            )
            : null;

    public async Task<string?> ButtonValueAsync(SandboxedHost host, MessageRef message, string text, CancellationToken cancellationToken)
    {
        var found = await FindAsync(host, message, cancellationToken);
        return (string?)ButtonsOf(found!).Single(button => (string)button["text"]!["text"]! == text)["value"];
    }

    public async Task<int> PressAsync(
        SandboxedHost host,
        MessageRef message,
        string text,
        string userId,
        string? forgedValue,
        CancellationToken cancellationToken
    )
    {
        var arguments = new JsonObject
        {
            ["channel"] = message.Channel,
            ["ts"] = message.Id,
            ["user"] = userId,
            ["text"] = text,
        };
        if (forgedValue is not null)
        {
            arguments["value"] = forgedValue;
        }

        var seen = await host.Sandbox.Control.ActAsync(Integration, "click", arguments, cancellationToken: cancellationToken);
        return (int?)seen["status"] ?? 0;
    }

    public string WebhookBody(string eventId) =>
        $$$"""
            {"token":"x","team_id":"T0001","api_app_id":"A0001","event":{"type":"app_mention","user":"U1","text":"<@U9> hi","ts":"1.0","channel":"C1"},
             "type":"event_callback","event_id":"{{{eventId}}}","event_time":1767225600}
            """;

    public string UnknownBody(string eventId) =>
        $$$"""{"team_id":"T0001","event":{"type":"tomorrows_event","what":[1]},"type":"event_callback","event_id":"{{{eventId}}}"}""";

    public IReadOnlyDictionary<string, string> Sign(ReadOnlyMemory<byte> body, string secret, DateTimeOffset at)
    {
        var stamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signed = Encoding.UTF8.GetBytes($"v0:{stamp}:").Concat(body.ToArray()).ToArray();
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed);
        return new Dictionary<string, string>
        {
            ["x-slack-request-timestamp"] = stamp,
            ["x-slack-signature"] = "v0=" + Convert.ToHexStringLower(signature),
        };
    }

    public IWebhookReceiver Receiver(TimeProvider time) => new SlackWebhookReceiver(time);

    public string SecretNumber(int number) => $"{number}23456789abcdef0123456789abcdef";

    private static IEnumerable<JsonNode> ButtonsOf(JsonNode message) =>
        (message["blocks"]?.AsArray() ?? [])
            .SelectMany(block => block!["elements"]?.AsArray() ?? [])
            .Where(element => (string?)element!["type"] == "button")
            .Select(element => element!);

    private static async Task<string> FindAsync(SandboxedHost host, string kind, string name, CancellationToken cancellationToken)
    {
        var directory = await host.Sandbox.Control.ActAsync("slack", "directory", cancellationToken: cancellationToken);
        return (string)directory[kind]!.AsArray().Single(one => (string?)one!["name"] == name)!["id"]!;
    }

    private static async Task<JsonNode?> FindAsync(SandboxedHost host, MessageRef message, CancellationToken cancellationToken)
    {
        var read = await host.Sandbox.Control.ActAsync(
            "slack",
            "read",
            new JsonObject { ["channel"] = message.Channel },
            cancellationToken: cancellationToken
        );
        return read["messages"]!.AsArray().SingleOrDefault(one => (string)one!["ts"]! == message.Id);
    }
}
