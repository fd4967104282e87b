using System.Text.Json;

namespace Procur.Integrations.Slack.Tests.Chat;

/// <summary>A host that has nothing but an incoming webhook.</summary>
public sealed class IncomingWebhookTests
{
    private const string Secret = "h00kS3cretOfTheTests";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_go_to_the_webhooks_own_channel_without_a_token()
    {
        await using var standIn = StandIn.Start(Taken);
        await using var host = Host(standIn);

        var posted = await host.Get<IChatNotifier>().PostAsync(Message, Token);

        var request = Assert.Single(standIn.Received);
        Assert.Equal($"/services/T1/B1/{Secret}", request.Target);
        Assert.Null(request.Header("Authorization"));
        var body = JsonDocument.Parse(request.Text).RootElement;
        Assert.Equal("Hello", body.GetProperty("text").GetString());
        Assert.False(body.TryGetProperty("channel", out _));
        Assert.False(posted.Message.IsNamed);
    }

    [Fact]
    public async Task A_message_to_another_channel_a_reply_and_a_change_are_refused_before_sending()
    {
        await using var standIn = StandIn.Start(Taken);
        await using var host = Host(standIn);
        var chat = host.Get<IChatNotifier>();

        await Assert.ThrowsAsync<ArgumentException>(() => chat.PostAsync(SlackScript.Message(), Token));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            chat.PostAsync(Message with { To = ChatTarget.Thread(MessageRef.Unnamed) }, Token)
        );
        await Assert.ThrowsAsync<ArgumentException>(() =>
            chat.UpdateAsync(new ChatUpdate { Message = MessageRef.Unnamed, Text = "x" }, Token)
        );

        Assert.Equal(0, standIn.Count);
    }

    [Fact]
    public async Task Everything_else_says_that_it_takes_a_bot_token()
    {
        await using var standIn = StandIn.Start();
        await using var host = Host(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IChatUsers>().FindUserAsync("U1", Token));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains("BotToken", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, standIn.Count);
    }

    [Fact]
    public async Task The_secret_in_the_address_is_in_no_log_exception_span_or_audit_record()
    {
        using var spans = new ActivityRecorder();
        await using var standIn = StandIn.Start(
            Taken,
            Reply.Html($"<p>/services/T1/B1/{Secret}</p>", 502),
            Reply.Reset,
            Text(404, $"no_service at https://hooks.slack.com/services/T1/B1/{Secret}")
        );
        await using var host = Host(standIn);
        var said = new List<string>();
        await host.Get<IChatNotifier>().PostAsync(Message, Token);
        for (var i = 0; i < 3; i++)
        {
            var message = new ChatMessage { To = ChatTarget.Default, Text = $"{i}" };
            said.Add(
                (await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IChatNotifier>().PostAsync(message, Token))).ToString()
            );
        }

        Assert.All(standIn.Received, request => Assert.Contains(Secret, request.Target, StringComparison.Ordinal));
        foreach (var text in said.Append(host.Logs.Text).Append(host.Audit.Text).Append(spans.Text))
        {
            Assert.NotEmpty(text);
            Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(404, "no_service", IntegrationErrorKind.Authentication)]
    [InlineData(403, "action_prohibited", IntegrationErrorKind.Permission)]
    [InlineData(410, "channel_is_archived", IntegrationErrorKind.Conflict)]
    [InlineData(404, "channel_not_found", IntegrationErrorKind.NotFound)]
    [InlineData(400, "invalid_payload", IntegrationErrorKind.Validation)]
    [InlineData(400, "tomorrows_word", IntegrationErrorKind.Validation)]
    public async Task A_bare_word_is_read(int status, string word, IntegrationErrorKind kind)
    {
        await using var standIn = StandIn.Start(Text(status, word));
        await using var host = Host(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IChatNotifier>().PostAsync(Message, Token));

        Assert.Equal((kind, false), (e.Kind, e.OutcomeUnknown));
    }

    [Fact]
    public async Task A_lost_answer_is_unknown_and_stays_so_for_nobody_can_look_it_up()
    {
        await using var standIn = StandIn.Start(Reply.Reset, Taken);
        await using var host = Host(standIn);
        var chat = host.Get<IChatNotifier>();

        var first = await Assert.ThrowsAsync<IntegrationException>(() => chat.PostAsync(Message, Token));
        host.Time.Advance(TimeSpan.FromDays(1));
        var second = await Assert.ThrowsAsync<IntegrationException>(() => chat.PostAsync(Message, Token));

        Assert.True(first.OutcomeUnknown);
        Assert.True(second.OutcomeUnknown);
        Assert.Equal(1, standIn.Count);
    }

    [Theory]
    [InlineData(400, "no_text", true)]
    [InlineData(400, "invalid_payload", true)]
    [InlineData(404, "no_service", false)]
    [InlineData(400, "<html>", false)]
    public async Task The_connection_test_posts_nothing_and_knows_whether_it_is_there(int status, string word, bool alive)
    {
        await using var standIn = StandIn.Start(Text(status, word));
        await using var host = Host(standIn);

        var result = await host.Get<IIntegrationConnector>().TestConnectionAsync(Token);

        Assert.Equal(alive, result.Succeeded);
        Assert.Equal("{}", standIn.Received[0].Text);
    }

    [Theory]
    [InlineData("https://evil.example/services/T/B/x")]
    [InlineData("http://hooks.slack.com/services/T/B/x")]
    [InlineData("https://hooks.slack.com.evil.example/services/T/B/x")]
    [InlineData("https://evilslack.com/services/T/B/x")]
    [InlineData("https://hooks.slack.com:8443/services/T/B/x")]
    [InlineData("https://hooks.slack.com@evil.example/services/T/B/x")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("services/T/B/x")]
    public async Task An_address_that_is_not_Slacks_is_not_called(string address)
    {
        await using var standIn = StandIn.Start();
        await using var host = Host(standIn);
        host.Set("Integrations:Slack:IncomingWebhookUrl", address);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IChatNotifier>().PostAsync(Message, Token));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains("IncomingWebhookUrl", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(address, e.Message, StringComparison.Ordinal);
    }

    private static Reply Taken => Text(200, "ok");

    private static ChatMessage Message { get; } = new() { To = ChatTarget.Default, Text = "Hello" };

    private static Reply Text(int status, string text) =>
        Reply.Html(text, status) with
        {
            Headers = [new("Content-Type", "text/plain; charset=utf-8")],
        };

    private static TestHost Host(StandIn standIn) =>
        SlackScript.Host(
            standIn,
            settings: [("BotToken", null), ("IncomingWebhookUrl", new Uri(standIn.Endpoint, $"services/T1/B1/{Secret}").AbsoluteUri)]
        );
}
