using System.Text.Json.Nodes;
using Procur.Integrations.Slack.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Slack.Tests.Wire;

/// <summary>The parts of the wire client that no capability uses.</summary>
public sealed class ClientTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_goes_up_in_three_steps_and_its_bytes_may_be_sent_again()
    {
        await using var standIn = StandIn.NotListening();
        standIn.Then(
            SlackScript.Ok(
                $$"""
                "upload_url":"{{new Uri(standIn.Endpoint, "upload/v1/ticket17")}}","file_id":"F1"
                """
            ),
            Reply.Reset,
            Reply.Html("OK - 3") with
            {
                Headers = [new("Content-Type", "text/plain")],
            },
            SlackScript.Ok(
                """
                "files":[{"id":"F1","title":"Offer"}]
                """
            )
        );
        standIn.Listen();
        await using var host = SlackScript.Host(standIn);
        var client = host.Get<SlackClient>();

        var target = (await client.GetUploadUrlAsync("offer 17.pdf", 3, Token)).Value;
        await client.UploadBytesAsync(target.UploadUrl!, WireBody.FromBytes("pdf"u8.ToArray(), "application/pdf"), Token);
        var done = await client.CompleteUploadAsync(new([new(target.FileId!, "Offer")]) { ChannelId = "C1" }, cancellationToken: Token);

        Assert.Equal("/api/files.getUploadURLExternal?filename=offer+17.pdf&length=3", standIn.Received[0].Target);
        Assert.Equal(["pdf", "pdf"], standIn.Received.Skip(1).Take(2).Select(request => request.Text));
        Assert.All(standIn.Received.Skip(1).Take(2), request => Assert.Null(request.Header("Authorization")));
        Assert.Equal("F1", Assert.Single(done.Value.Files).Id);
    }

    [Theory]
    [InlineData("https://evil.example/upload")]
    [InlineData("http://files.slack.com/upload")]
    [InlineData("http://127.0.0.1:1/upload")]
    public async Task Bytes_and_answers_go_to_no_address_but_Slacks(string address)
    {
        await using var standIn = StandIn.Start();
        await using var host = SlackScript.Host(standIn);
        var client = host.Get<SlackClient>();

        var bytes = await Assert.ThrowsAsync<IntegrationException>(() =>
            client.UploadBytesAsync(new Uri(address), WireBody.FromBytes("x"u8.ToArray(), null), Token)
        );
        var answer = await Assert.ThrowsAsync<IntegrationException>(() =>
            client.RespondAsync(new Uri(address), new SlackPost { Text = "x" }, Token)
        );

        Assert.Equal(IntegrationErrorKind.Protocol, bytes.Kind);
        Assert.Equal(IntegrationErrorKind.Protocol, answer.Kind);
    }

    [Fact]
    public async Task An_interaction_is_answered_at_its_address()
    {
        await using var standIn = StandIn.Start(Reply.Json("""{"ok":true}"""));
        await using var host = SlackScript.Host(standIn);

        await host.Get<SlackClient>()
            .RespondAsync(new Uri(standIn.Endpoint, "actions/T1/secret"), new SlackPost { Text = "Done", ReplaceOriginal = true }, Token);

        var request = Assert.Single(standIn.Received);
        Assert.Equal("/actions/T1/secret", request.Target);
        Assert.True((bool)JsonNode.Parse(request.Text)!["replace_original"]!);
        Assert.Null(request.Header("Authorization"));
        Assert.DoesNotContain("secret", host.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_modal_goes_as_JSON_with_its_trigger_and_is_not_sent_twice()
    {
        await using var standIn = StandIn.Start(
            SlackScript.Ok(
                """
                "view":{"id":"V1","hash":"h1","callback_id":"counter"}
                """
            ),
            Reply.Reset
        );
        await using var host = SlackScript.Host(standIn);
        var view = new SlackView("modal", [new SlackInput("Your price", new SlackTextInput { ActionId = "price" })])
        {
            Title = "Counter-offer",
            Submit = "Send",
            CallbackId = "counter",
            PrivateMetadata = "PO-1001",
        };

        var opened = await host.Get<SlackClient>().OpenViewAsync("trigger-1", view, Token);
        var lost = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<SlackClient>().OpenViewAsync("trigger-2", view, Token));

        var body = JsonNode.Parse(standIn.Received[0].Text)!;
        Assert.Equal("trigger-1", (string?)body["trigger_id"]);
        Assert.Equal("plain_text_input", (string?)body["view"]!["blocks"]![0]!["element"]!["type"]);
        Assert.Equal("V1", opened.Value.View?.Id);
        Assert.True(lost.OutcomeUnknown);
        Assert.Equal(2, standIn.Count);
    }

    [Fact]
    public async Task History_is_asked_with_bounds_in_seconds_and_its_metadata_is_read()
    {
        await using var standIn = StandIn.Start(
            SlackScript.Ok(
                """
                "messages":[{"ts":"1.000200","text":"x","metadata":{"event_type":"procur_message","event_payload":{"procur_id":"17","n":1}}}],
                "has_more":true,"response_metadata":{"next_cursor":"bmV4dA=="}
                """
            )
        );
        await using var host = SlackScript.Host(standIn);

        var page = await host.Get<SlackClient>()
            .GetHistoryAsync(
                "C1",
                new SlackRange
                {
                    Oldest = DateTimeOffset.FromUnixTimeMilliseconds(1_767_225_600_250),
                    IncludeAllMetadata = true,
                    Limit = 15,
                },
                Token
            );

        Assert.Equal(
            "/api/conversations.history?channel=C1&oldest=1767225600.250000&include_all_metadata=true&limit=15",
            standIn.Received[0].Target
        );
        Assert.Equal("17", page.Value.Messages[0].Metadata?.EventPayload?["procur_id"].GetString());
        Assert.Equal("bmV4dA==", page.Value.ResponseMetadata?.NextCursor);
    }

    [Fact]
    public async Task More_people_than_one_call_takes_are_invited_in_several()
    {
        await using var standIn = StandIn.Start().Always(_ => SlackScript.Ok());
        await using var host = SlackScript.Host(standIn);

        await host.Get<IChatChannels>()
            .InviteToChannelAsync(
                new ChannelInvitation
                {
                    ChannelId = "C1",
                    UserIds = [.. Enumerable.Range(0, 101).Select(i => $"U{i}")],
                    OperationKey = "fill the room",
                },
                Token
            );

        int[] sizes = [.. standIn.Received.Select(request => ((string)JsonNode.Parse(request.Text)!["users"]!).Split(',').Length)];
        Assert.Equal([100, 1], sizes);
    }

    [Fact]
    public async Task The_reactions_of_a_message_are_listed_with_those_who_put_them_there()
    {
        await using var standIn = StandIn.Start(
            SlackScript.Ok(
                """
                "type":"message","message":{"ts":"1.0","text":"x","reactions":[{"name":"eyes","users":["U1","U2"],"count":2}]}
                """
            )
        );
        await using var host = SlackScript.Host(standIn);

        var read = await host.Get<SlackClient>().GetReactionsAsync("C1", "1.0", Token);

        Assert.Equal("/api/reactions.get?channel=C1&timestamp=1.0&full=true", standIn.Received[0].Target);
        var reaction = Assert.Single(read.Value.Message!.Reactions);
        Assert.Equal(("eyes", 2), (reaction.Name, reaction.Count));
        Assert.Equal(["U1", "U2"], reaction.Users);
    }

    [Fact]
    public async Task Where_somebody_is_in_it_already_each_is_invited_alone()
    {
        await using var standIn = StandIn.Start(
            SlackScript.Error("already_in_channel"),
            SlackScript.Error("already_in_channel"),
            SlackScript.Ok(),
            SlackScript.Error("user_not_found")
        );
        await using var host = SlackScript.Host(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IChatChannels>().InviteToChannelAsync(new ChannelInvitation { ChannelId = "C1", UserIds = ["U1", "U2", "U3"] }, Token)
        );

        string[] invited = [.. standIn.Received.Select(request => (string)JsonNode.Parse(request.Text)!["users"]!)];
        Assert.Equal(["U1,U2,U3", "U1", "U2", "U3"], invited);
        Assert.Equal(IntegrationErrorKind.NotFound, e.Kind);
    }

    [Theory]
    [InlineData("Tender 7", "tender-7")]
    [InlineData("#General", "general")]
    [InlineData("  Réunion d'équipe!  ", "réunion-déquipe")]
    [InlineData("a.b/c__d", "a-b-c__d")]
    [InlineData("--x--", "x")]
    public async Task A_channels_name_is_brought_into_Slacks_form(string given, string made)
    {
        await using var standIn = StandIn.Start(
            SlackScript.Ok(
                $$"""
                "channel":{"id":"C1","name":"{{made}}"}
                """
            )
        );
        await using var host = SlackScript.Host(standIn);

        await host.Get<IChatChannels>().CreateChannelAsync(new ChannelRequest { Name = given }, Token);

        Assert.Equal(made, (string?)JsonNode.Parse(standIn.Received[0].Text)!["name"]);
    }

    [Theory]
    [InlineData("!!!")]
    [InlineData(" ")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public async Task A_name_of_which_nothing_is_left_or_that_is_too_long_is_refused(string name)
    {
        await using var standIn = StandIn.Start();
        await using var host = SlackScript.Host(standIn);

        await Assert.ThrowsAsync<ArgumentException>(() =>
            host.Get<IChatChannels>().CreateChannelAsync(new ChannelRequest { Name = name }, Token)
        );

        Assert.Equal(0, standIn.Count);
    }

    [Fact]
    public void Every_operation_has_a_published_limit_or_none_by_name()
    {
        var limits = SlackIntegration.Definition.RateLimits;

        Assert.Equal(
            ["files.upload.bytes", "response-url"],
            SlackOperations.All.Where(operation => !limits.ContainsKey(operation)).Order(StringComparer.Ordinal)
        );
        Assert.Equal(SlackOperations.All.Count, SlackOperations.All.Distinct().Count());
        Assert.Empty(limits.Keys.Except(SlackOperations.All));
    }
}
