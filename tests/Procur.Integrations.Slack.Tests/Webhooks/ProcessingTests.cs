using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Procur.Integrations.Approvals;
using Procur.Integrations.Connections;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Slack.Tests.Webhooks;

/// <summary>Slack's webhooks on their way through the processor: copies, other apps and workspaces, secrets that are rolled, approvals.</summary>
public sealed class ProcessingTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<WebhookEvent> handled = new();
    private StandIn? standIn;
    private TestHost? host;
    private string button = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestHost Host => host!;

    public async ValueTask InitializeAsync()
    {
        standIn = StandIn.Start().Always(_ => SlackScript.Posted());
        host = SlackScript.Host(
            standIn,
            builder =>
            {
                builder.AddWebhookHandler<WebhookEvent>(
                    (told, _) =>
                    {
                        handled.Enqueue(told);
                        return Task.CompletedTask;
                    }
                );
                builder.Services.AddSlackIntegration(
                    "second",
                    options =>
                    {
                        options.BotToken = SlackScript.Token;
                        options.SigningSecret = SlackScript.SigningSecret;
                        options.TeamId = SlackScript.Team;
                        options.Endpoint = standIn.Endpoint;
                    }
                );
            },
            settings: [("AppId", "A0001")]
        );
        button = await ValueAsync(new ApprovalCard("PO-1001") { Approvers = ["U1"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        await standIn!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_event_that_Slack_sends_three_times_is_handled_once()
    {
        var body = new SlackFixture().WebhookBody("Ev17");

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(200, (await PostAsync(body)).Status);
            Host.Time.Advance(TimeSpan.FromMinutes(i * 5));
        }

        Assert.Equal("Ev17", Assert.Single(handled).Id);
    }

    [Fact]
    public async Task What_the_old_secret_signed_is_taken_while_it_stands_in_the_settings()
    {
        const string New = "fedcba9876543210fedcba9876543210";
        Host.Set("Integrations:Slack:SigningSecret", New);
        Assert.Equal(401, (await PostAsync(new SlackFixture().WebhookBody("Ev1"))).Status);

        Host.Set("Integrations:Slack:PreviousSigningSecret", SlackScript.SigningSecret);
        Assert.Equal(200, (await PostAsync(new SlackFixture().WebhookBody("Ev2"))).Status);
        Assert.Equal(200, (await PostAsync(new SlackFixture().WebhookBody("Ev3"), New)).Status);

        Assert.Equal(["Ev2", "Ev3"], handled.Select(one => one.Id));
    }

    [Fact]
    public async Task An_approval_button_from_before_the_secret_was_rolled_still_counts()
    {
        Host.Set("Integrations:Slack:PreviousSigningSecret", SlackScript.SigningSecret);
        Host.Set("Integrations:Slack:SigningSecret", "fedcba9876543210fedcba9876543210");

        await PressAsync("U1", button);

        Assert.Equal("PO-1001", Assert.IsType<SlackApprovalDecided>(Assert.Single(handled)).ApprovalId);
    }

    [Fact]
    public async Task A_button_signed_by_another_apps_secret_decides_nothing()
    {
        Host.Set("Integrations:Slack:SigningSecret", "fedcba9876543210fedcba9876543210");

        var answer = await PressAsync("U1", button, secret: "fedcba9876543210fedcba9876543210");

        Assert.Equal(200, answer.Status);
        Assert.Empty(handled);
        AssertAudited("not ours");
    }

    [Fact]
    public async Task An_event_for_another_app_is_refused()
    {
        await PostAsync(new SlackFixture().WebhookBody("Ev1").Replace("A0001", "A9", StringComparison.Ordinal));

        Assert.Empty(handled);
        AssertAudited("another app");
    }

    [Fact]
    public async Task A_press_in_another_workspace_decides_nothing()
    {
        var answer = await PressAsync("U1", button, team: "T9");

        Assert.Equal(401, answer.Status);
        Assert.Empty(handled);
    }

    [Fact]
    public async Task The_value_of_another_verdicts_button_decides_nothing()
    {
        await PressAsync("U1", button, actionId: "procur.reject");

        Assert.Empty(handled);
        AssertAudited("not ours");
    }

    [Fact]
    public async Task The_same_press_sent_again_is_the_same_decision()
    {
        await PressAsync("U1", button, trigger: "t1");
        await PressAsync("U1", button, trigger: "t1");

        Assert.Single(handled);
    }

    [Fact]
    public async Task A_double_click_is_one_decision_and_the_store_has_it()
    {
        await PressAsync("U1", button, trigger: "t1");
        await PressAsync("U1", button, trigger: "t2");

        Assert.Single(handled);
        var stands = await Host.Get<IApprovalDecisions>().FindAsync(new ConnectionId("", "slack", "default"), "PO-1001", Token);
        Assert.Equal(("U1", ApprovalVerdict.Approved, "t1"), (stands?.UserId, stands?.Verdict, stands?.EventId));
        AssertAudited("decided before");
    }

    [Fact]
    public async Task A_button_of_which_a_byte_was_changed_decides_nothing()
    {
        var dot = button.IndexOf('.', StringComparison.Ordinal);
        string[] changed =
        [
            button[..dot] + "." + new string('A', 43),
            Changed(4),
            Changed(dot + 4),
            button[..dot],
            button + "A",
            button[(dot + 1)..] + "." + button[..dot],
        ];
        foreach (var value in changed)
        {
            await PressAsync("U1", value, trigger: value);
        }

        Assert.Empty(handled);

        string Changed(int at) => button[..at] + (button[at] == 'x' ? 'y' : 'x') + button[(at + 1)..];
    }

    [Fact]
    public async Task A_card_asked_for_again_under_its_operation_key_is_the_same_though_the_secret_was_rolled()
    {
        var card = SlackScript.Message() with { Approval = new ApprovalCard("PO-7"), OperationKey = "offer PO-7" };
        var first = await Host.Get<IChatNotifier>().PostAsync(card, Token);
        var sent = standIn!.Count;

        Host.Set("Integrations:Slack:SigningSecret", "fedcba9876543210fedcba9876543210");
        var again = await Host.Get<IChatNotifier>().PostAsync(card, Token);
        var other = await Assert.ThrowsAsync<IntegrationException>(() =>
            Host.Get<IChatNotifier>().PostAsync(card with { Approval = new ApprovalCard("PO-8") }, Token)
        );

        Assert.Equal(first.Message, again.Message);
        Assert.Equal(IntegrationErrorKind.Conflict, other.Kind);
        Assert.Equal(sent, standIn.Count);
    }

    [Fact]
    public async Task A_card_of_another_connection_decides_nothing_here_though_the_app_is_the_same()
    {
        var foreign = await ValueAsync(new ApprovalCard("PO-1001"), Host.Get<IChatNotifier>("second"));

        await PressAsync("U1", foreign);

        Assert.Empty(handled);
        AssertAudited("not of this connection");
    }

    [Fact]
    public async Task Without_a_signing_secret_a_card_is_not_sent_and_nothing_is_taken()
    {
        Host.Set("Integrations:Slack:SigningSecret", null);
        var before = standIn!.Count;

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            Host.Get<IChatNotifier>().PostAsync(SlackScript.Message() with { Approval = new ApprovalCard("PO-1") }, Token)
        );
        var answer = await PostAsync(new SlackFixture().WebhookBody("Ev1"));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains("SigningSecret", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, standIn.Count);
        Assert.Equal(401, answer.Status);
    }

    [Fact]
    public async Task The_handshake_goes_through_the_processor()
    {
        var answer = await PostAsync("""{"token":"x","type":"url_verification","challenge":"c-17"}""");

        Assert.Equal("c-17", Encoding.UTF8.GetString(answer.Body.Span));
        Assert.Empty(handled);
    }

    private void AssertAudited(string reason) =>
        Assert.Contains(
            Host.Audit.Records,
            record => record is { Outcome: "refused", Detail: { } detail } && detail.Contains(reason, StringComparison.Ordinal)
        );

    private async Task<string> ValueAsync(ApprovalCard card, IChatNotifier? chat = null)
    {
        await (chat ?? Host.Get<IChatNotifier>()).PostAsync(SlackScript.Message() with { Approval = card }, Token);
        return (string)JsonNode.Parse(standIn!.Received[^1].Text)!["blocks"]![1]!["elements"]![0]!["value"]!;
    }

    private Task<WebhookAnswer> PressAsync(
        string user,
        string value,
        string actionId = "procur.approve",
        string team = SlackScript.Team,
        string trigger = "t1",
        string secret = SlackScript.SigningSecret
    )
    {
        var payload = new JsonObject
        {
            ["type"] = "block_actions",
            ["team"] = new JsonObject { ["id"] = team },
            ["user"] = new JsonObject { ["id"] = user },
            ["api_app_id"] = "A0001",
            ["trigger_id"] = trigger,
            ["channel"] = new JsonObject { ["id"] = SlackScript.Channel },
            ["message"] = new JsonObject { ["ts"] = "1.0" },
            ["actions"] = new JsonArray(new JsonObject { ["action_id"] = actionId, ["value"] = value }),
        };
        return PostAsync("payload=" + System.Net.WebUtility.UrlEncode(payload.ToJsonString()), secret);
    }

    private Task<WebhookAnswer> PostAsync(string body, string secret = SlackScript.SigningSecret)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var headers = new Dictionary<string, string>(
            new SlackFixture().Sign(bytes, secret, Host.Time.GetUtcNow()),
            StringComparer.OrdinalIgnoreCase
        );
        var webhook = new RawWebhook(bytes, name => headers.GetValueOrDefault(name), Host.Time.GetUtcNow());
        return Host.Get<IWebhookProcessor>().ProcessAsync(WebhookRoute.ToIntegration("slack", "-", "default"), webhook, Token);
    }
}
