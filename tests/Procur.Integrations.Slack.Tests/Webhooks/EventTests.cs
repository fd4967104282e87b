using System.Text;
using Procur.Integrations.Slack.Wire;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Slack.Tests.Webhooks;

/// <summary>What is read of what Slack sends.</summary>
public sealed class EventTests
{
    private static readonly SlackWebhookReceiver Receiver = new(TimeProvider.System);

    [Fact]
    public void A_message_is_read_with_its_thread()
    {
        var read = Assert.IsType<SlackMessageEvent>(
            One(
                """
                {"team_id":"T1","api_app_id":"A1","enterprise_id":"E1","event":{"type":"message","channel":"C1","user":"U1","text":"a &amp; b","ts":"2.0","thread_ts":"1.0","channel_type":"channel"},
                 "type":"event_callback","event_id":"Ev1","event_time":1767225600}
                """
            )
        );

        Assert.Equal(("Ev1", "message", "T1", "A1", "E1"), (read.Id, read.Type, read.AccountId, read.AppId, read.EnterpriseId));
        Assert.Equal(new MessageRef("C1", "2.0", "1.0"), read.Message);
        Assert.Equal(("U1", "a &amp; b", "channel", null), (read.UserId, read.Text, read.ChannelType, read.Subtype));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1767225600), read.OccurredAt);
    }

    [Fact]
    public void A_reaction_names_the_message_and_its_author()
    {
        var read = Assert.IsType<SlackReactionAdded>(
            One(
                """
                {"team_id":"T1","event":{"type":"reaction_added","user":"U1","reaction":"eyes","item_user":"U2","item":{"type":"message","channel":"C1","ts":"1.0"}},
                 "type":"event_callback","event_id":"Ev1"}
                """
            )
        );

        Assert.Equal(("eyes", "U1", "U2"), (read.Emoji, read.UserId, read.AuthorId));
        Assert.Equal(new MessageRef("C1", "1.0"), read.Message);
    }

    [Theory]
    [InlineData(
        """{"event":{"type":"message","text":7,"ts":null,"channel":{}},"type":"event_callback","event_id":"Ev1","event_time":"x"}"""
    )]
    [InlineData("""{"event":[],"type":"event_callback","event_id":"Ev1"}""")]
    [InlineData("""{"event":{"type":"message","text":"\ud800"},"type":"event_callback","event_id":"Ev1","event_time":1e300}""")]
    [InlineData("""{"type":"app_rate_limited","event_id":"Ev1","minute_rate_limited":1}""")]
    public void Whatever_the_shape_nothing_is_thrown(string json)
    {
        var read = One(json);

        Assert.Equal("Ev1", read.Id);
        Assert.Equal(json, read.Raw.GetText());
    }

    [Fact]
    public void A_press_is_read_from_the_form_with_its_own_id()
    {
        var read = Assert.IsType<SlackBlockActions>(
            One(
                Form(
                    """
                    {"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1","team_id":"T1"},"api_app_id":"A1","trigger_id":"13.37.ab",
                     "container":{"type":"message","message_ts":"1.0","channel_id":"C1"},"channel":{"id":"C1"},"message":{"ts":"1.0","thread_ts":"1.0"},
                     "response_url":"https://hooks.slack.com/actions/T1/x","actions":[{"action_id":"accept","block_id":"b","type":"button","value":"17 + 1 = 18 & ü","action_ts":"3.5"}]}
                    """
                )
            )
        );

        Assert.Equal(("13.37.ab", "accept", "17 + 1 = 18 & ü", "U1"), (read.Id, read.ActionId, read.Value, read.UserId));
        Assert.Equal(new MessageRef("C1", "1.0"), read.Message);
        Assert.Equal(("T1", "A1", "button", "b"), (read.AccountId, read.AppId, read.ElementType, read.BlockId));
        Assert.Equal(new Uri("https://hooks.slack.com/actions/T1/x"), read.ResponseUrl);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(3500), read.OccurredAt);
        Assert.DoesNotContain("hooks", read.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_trigger_a_press_is_known_by_message_moment_and_person()
    {
        const string Press =
            """{"type":"block_actions","user":{"id":"U1"},"container":{"message_ts":"1.0"},"actions":[{"action_id":"a","action_ts":"3.5"}]}""";

        Assert.Equal("1.0:3.5:U1", One(Form(Press)).Id);
        Assert.NotEqual(One(Form(Press)).Id, One(Form(Press.Replace("U1", "U2", StringComparison.Ordinal))).Id);
        Assert.NotEqual(One(Form(Press)).Id, One(Form(Press.Replace("3.5", "3.6", StringComparison.Ordinal))).Id);
    }

    [Fact]
    public void Several_actions_are_several_events_with_ids_of_their_own()
    {
        var read = Read(
            Form(
                """{"type":"block_actions","trigger_id":"t","user":{"id":"U1"},"actions":[{"action_id":"a","selected_option":{"value":"x"}},{"action_id":"b","selected_user":"U7"}]}"""
            )
        );

        Assert.Equal(["t", "t:1"], read.Select(one => one.Id));
        Assert.Equal(["x", "U7"], read.Cast<SlackBlockActions>().Select(one => one.Value));
    }

    [Fact]
    public void A_submitted_view_brings_what_was_filled_in()
    {
        var read = Assert.IsType<SlackViewSubmission>(
            One(
                Form(
                    """
                    {"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1"},"trigger_id":"t1","view":{"id":"V1","callback_id":"counter","private_metadata":"PO-1",
                     "state":{"values":{"b1":{"price":{"type":"plain_text_input","value":"90"}},"b2":{"who":{"type":"users_select","selected_user":"U7"},"none":{"value":null}}}}}}
                    """
                )
            )
        );

        Assert.Equal(("counter", "V1", "PO-1", "U1"), (read.CallbackId, read.ViewId, read.PrivateMetadata, read.UserId));
        Assert.Equal("90", read.Values["price"]);
        Assert.Equal("U7", read.Values["who"]);
        Assert.Null(read.Values["none"]);
    }

    [Fact]
    public void A_slash_command_is_read_from_its_fields()
    {
        var read = Assert.IsType<SlackSlashCommand>(
            One(
                "token=x&team_id=T1&channel_id=C1&user_id=U1&command=%2Fapprove&text=PO-1001+now%21&api_app_id=A1&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1%2Fx&trigger_id=13.37.cd"
            )
        );

        Assert.Equal(("13.37.cd", "/approve", "PO-1001 now!", "U1"), (read.Id, read.Command, read.Text, read.UserId));
        Assert.Equal(("C1", "T1", "A1"), (read.ChannelId, read.AccountId, read.AppId));
        Assert.Equal(new Uri("https://hooks.slack.com/commands/T1/x"), read.ResponseUrl);
    }

    [Theory]
    [InlineData("payload=%7B")]
    [InlineData("payload=")]
    [InlineData("payload=%zz%")]
    [InlineData("x=1")]
    [InlineData("")]
    public void What_is_none_of_them_keeps_its_bytes(string body)
    {
        var read = One(body);

        Assert.IsType<SlackUnknownEvent>(read);
        Assert.Empty(read.Id);
    }

    [Theory]
    [InlineData("""{"token":"x","team_id":"T1","event":{"team_id":"T2"}}""", "T1")]
    [InlineData("""{"event":{"team":{"id":"T2"}},"enterprise_id":"E1"}""", "E1")]
    [InlineData("""{"type":"url_verification","challenge":"x"}""", null)]
    [InlineData(
        "payload=%7B%22user%22%3A%7B%22id%22%3A%22U1%22%7D%2C%22team%22%3A%7B%22domain%22%3A%22x%22%2C%22id%22%3A%22T1%22%7D%7D",
        "T1"
    )]
    [InlineData("payload=%7B%22team%22%3Anull%2C%22enterprise%22%3A%7B%22id%22%3A%22E1%22%7D%7D", "E1")]
    [InlineData("token=x&team_id=T1&command=%2Fx", "T1")]
    [InlineData("{\"team_id\":\"\\ud800\"}", null)]
    [InlineData("{\"team_id\":", null)]
    [InlineData("payload=%7B%22team", null)]
    public void The_workspace_is_found_without_reading_the_rest(string body, string? team) =>
        Assert.Equal(team, Receiver.RouteKey(Webhook(body)));

    [Fact]
    public void A_view_is_answered_with_errors_and_a_command_with_a_message()
    {
        var submitted = new SlackViewSubmission("t", "U1");
        var errors = Receiver.Write(
            submitted,
            SlackViewResponse.WithErrors(new Dictionary<string, string> { ["b1"] = "A number, please" })
        );
        var close = Receiver.Write(submitted, SlackViewResponse.Close);
        var said = Receiver.Write(new SlackSlashCommand("t", "/x", "U1"), new SlackPost { Text = "Hi", ResponseType = "in_channel" });

        Assert.Equal("""{"response_action":"errors","errors":{"b1":"A number, please"}}""", Encoding.UTF8.GetString(errors.Body.Span));
        Assert.True(close.Body.IsEmpty);
        Assert.Equal("""{"text":"Hi","response_type":"in_channel"}""", Encoding.UTF8.GetString(said.Body.Span));
        Assert.Equal("application/json; charset=utf-8", said.ContentType);
    }

    private static WebhookEvent One(string body) => Assert.Single(Read(body));

    private static List<WebhookEvent> Read(string body) => [.. Receiver.Read(Webhook(body))];

    private static RawWebhook Webhook(string body) => new(Encoding.UTF8.GetBytes(body), static _ => null, DateTimeOffset.UnixEpoch);

    private static string Form(string json) => "payload=" + System.Net.WebUtility.UrlEncode(json);
}
