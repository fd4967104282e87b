namespace Procur.Integrations.Slack.Tests.Wire;

/// <summary>What Slack's failures become.</summary>
public sealed class ErrorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, IntegrationErrorKind, bool> Words
    {
        get
        {
            var rows = new TheoryData<string, IntegrationErrorKind, bool>();
            Add(
                IntegrationErrorKind.Authentication,
                false,
                "invalid_auth",
                "not_authed",
                "token_expired",
                "token_revoked",
                "account_inactive"
            );
            Add(
                IntegrationErrorKind.Permission,
                false,
                "missing_scope",
                "restricted_action",
                "not_allowed_token_type",
                "ekm_access_denied",
                "not_in_channel"
            );
            Add(IntegrationErrorKind.NotFound, false, "channel_not_found", "user_not_found", "message_not_found", "thread_not_found");
            Add(
                IntegrationErrorKind.Conflict,
                false,
                "is_archived",
                "hash_conflict",
                "cant_update_message",
                "edit_window_closed",
                "name_taken"
            );
            Add(
                IntegrationErrorKind.Validation,
                false,
                "invalid_blocks",
                "invalid_blocks_format",
                "no_text",
                "msg_too_long",
                "msg_blocks_too_long",
                "invalid_arguments",
                "too_many_attachments"
            );
            Add(IntegrationErrorKind.RateLimited, false, "ratelimited", "rate_limited", "message_limit_exceeded");
            Add(IntegrationErrorKind.Unavailable, true, "internal_error", "fatal_error", "service_unavailable", "request_timeout");
            Add(IntegrationErrorKind.Unrecognized, true, "tomorrows_word");
            return rows;

            void Add(IntegrationErrorKind kind, bool unknown, params ReadOnlySpan<string> words)
            {
                foreach (var word in words)
                {
                    rows.Add(word, kind, unknown);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Words))]
    public async Task A_word_in_a_200_has_its_kind_and_says_whether_anything_may_have_happened(
        string word,
        IntegrationErrorKind kind,
        bool unknown
    )
    {
        await using var standIn = StandIn.Start().Always(_ => SlackScript.Error(word));
        await using var host = SlackScript.Host(standIn, builder => builder.ConfigureResilience(one => one.MaxAttempts = 1));

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IChatNotifier>().PostAsync(SlackScript.Message(), Token));

        Assert.Equal((kind, word, unknown), (e.Kind, e.ProviderCode, e.OutcomeUnknown));
        Assert.Equal(1, standIn.Count);
    }

    [Theory]
    [InlineData("ratelimited", 2)]
    [InlineData("internal_error", 1)]
    [InlineData("fatal_error", 1)]
    [InlineData("tomorrows_word", 1)]
    public async Task A_post_is_sent_again_only_where_nothing_was_done(string word, int sent)
    {
        await using var standIn = StandIn.Start(SlackScript.Error(word), SlackScript.Posted());
        await using var host = SlackScript.Host(standIn);

        await Record.ExceptionAsync(() => host.Get<IChatNotifier>().PostAsync(SlackScript.Message(), Token));

        Assert.Equal(sent, standIn.Count);
    }

    [Fact]
    public async Task A_missing_scope_is_named()
    {
        await using var standIn = StandIn.Start(
            SlackScript.Error(
                "missing_scope",
                """
                "needed":"channels:read,groups:read","provided":"chat:write"
                """
            )
        );
        await using var host = SlackScript.Host(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IChatChannels>().ListChannelsAsync(new ChannelQuery(), Token)
        );

        Assert.Equal(IntegrationErrorKind.Permission, e.Kind);
        Assert.Contains("channels:read,groups:read", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Slack_says_about_the_blocks_is_passed_on()
    {
        await using var standIn = StandIn.Start(
            SlackScript.Error(
                "invalid_blocks",
                """
                "response_metadata":{"messages":["[ERROR] unsupported type: sectoin [json-pointer:/blocks/0/type]"]}
                """
            )
        );
        await using var host = SlackScript.Host(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IChatNotifier>().PostAsync(SlackScript.Message(), Token));

        Assert.Contains("unsupported type: sectoin", e.ProviderMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"hello":1}""")]
    [InlineData("""{"ok":tru""")]
    [InlineData("""{"ok":false}""")]
    [InlineData("""{"ok":false,"error":7}""")]
    [InlineData("""[]""")]
    [InlineData("""{"ok":true,"ts":7}""")]
    public async Task An_answer_that_is_none_of_Slacks_leaves_a_post_in_doubt(string body)
    {
        await using var standIn = StandIn.Start(Reply.Json(body));
        await using var host = SlackScript.Host(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IChatNotifier>().PostAsync(SlackScript.Message(), Token));

        Assert.True(e.OutcomeUnknown);
        Assert.True(e.Kind is IntegrationErrorKind.Protocol or IntegrationErrorKind.Unrecognized, $"{e.Kind}");
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task The_id_of_the_request_is_kept_to_quote_it()
    {
        await using var standIn = StandIn.Start(SlackScript.Error("invalid_blocks").With("X-Slack-Req-Id", "r-17"));
        await using var host = SlackScript.Host(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IChatNotifier>().PostAsync(SlackScript.Message(), Token));

        Assert.Equal("r-17", e.ProviderRequestId);
    }
}
