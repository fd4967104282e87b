using System.Collections.Frozen;
using System.Text;
using Procur.Integrations.Connections;
using Procur.Integrations.Slack;
using Procur.Integrations.Slack.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.System.Tests.Wire;

/// <summary>Every wire operation of Slack's client, run as a host runs it where a capability does, and by the client itself where none does.</summary>
internal static class SlackWireCalls
{
    private static readonly MessageRef Message = new("C1234567890", "1503435956.000247");
    private static readonly SlackView View = new("modal", [new SlackSection { Text = SlackText.Plain("How many?") }])
    {
        Title = SlackText.Plain("Counter"),
    };

    /// <summary>Operations that no document of Slack's holds: the interaction's own answer address, and the list of a message's reactions.</summary>
    public static FrozenSet<string> NotInTheDocuments { get; } =
        new[] { "response-url", "reactions.get" }.ToFrozenSet(StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, Func<Connection, CancellationToken, Task>> All { get; } =
        new Dictionary<string, Func<Connection, CancellationToken, Task>>
        {
            ["auth.test"] = (c, t) => Client(c).TestAuthAsync(t),
            ["auth.revoke"] = (c, t) => Client(c).RevokeAuthAsync(t),
            ["chat.postMessage"] = (c, t) =>
                c.Get<IChatNotifier>()
                    .PostAsync(
                        new()
                        {
                            To = ChatTarget.Thread(Message),
                            Title = "Offer",
                            Text = "We offer <!channel> & more",
                            Fields = [new ChatField("Total", "8901.00 USD")],
                            Actions = [new ChatAction("open", "Open") { Url = new Uri("https://host.example/") }],
                            Approval = new ApprovalCard("PR-1001"),
                            Reference = "PR1001",
                        },
                        t
                    ),
            ["chat.update"] = (c, t) => c.Get<IChatNotifier>().UpdateAsync(new() { Message = Message, Text = "Approved" }, t),
            ["chat.delete"] = (c, t) => Client(c).DeleteMessageAsync(Message.Channel, Message.Id, t),
            ["chat.postEphemeral"] = (c, t) =>
                Client(c).PostEphemeralAsync(new SlackEphemeral(Message.Channel, "U1234567890") { Text = "You may not." }, null, null, t),
            ["chat.getPermalink"] = (c, t) => Client(c).GetPermalinkAsync(Message.Channel, Message.Id, t),
            ["chat.scheduleMessage"] = (c, t) =>
                Client(c).ScheduleMessageAsync(new SlackScheduledPost(Message.Channel, 1_900_000_000) { Text = "Due" }, null, null, t),
            ["conversations.create"] = (c, t) => c.Get<IChatChannels>().CreateChannelAsync(new() { Name = "Deal 17", IsPrivate = true }, t),
            ["conversations.list"] = (c, t) =>
                c.Get<IChatChannels>().ListChannelsAsync(new() { IncludePrivate = true, From = "dGVhbTpD" }, t),
            ["conversations.info"] = (c, t) => Client(c).GetConversationAsync(Message.Channel, t),
            ["conversations.invite"] = (c, t) =>
                c.Get<IChatChannels>()
                    .InviteToChannelAsync(new() { ChannelId = Message.Channel, UserIds = ["U1234567890", "U1234567891"] }, t),
            ["conversations.join"] = (c, t) => Client(c).JoinConversationAsync(Message.Channel, t),
            ["conversations.archive"] = (c, t) => c.Get<IChatChannels>().ArchiveChannelAsync(Message.Channel, t),
            ["conversations.history"] = (c, t) =>
                Client(c)
                    .GetHistoryAsync(
                        Message.Channel,
                        new SlackRange
                        {
                            Oldest = DateTimeOffset.UnixEpoch.AddYears(50),
                            Inclusive = true,
                            Limit = 15,
                        },
                        t
                    ),
            ["conversations.replies"] = (c, t) => Client(c).GetRepliesAsync(Message.Channel, Message.Id, null, t),
            ["conversations.open"] = (c, t) => Client(c).OpenConversationAsync(["U1234567890"], t),
            ["conversations.members"] = (c, t) => Client(c).ListMembersAsync(Message.Channel, 200, null, t),
            ["conversations.rename"] = (c, t) => Client(c).RenameConversationAsync(Message.Channel, "deal-18", t),
            ["conversations.setTopic"] = (c, t) => Client(c).SetTopicAsync(Message.Channel, "Licences", t),
            ["reactions.add"] = (c, t) => c.Get<IChatNotifier>().ReactAsync(new() { Message = Message, Emoji = "eyes" }, t),
            ["reactions.remove"] = (c, t) =>
                c.Get<IChatNotifier>()
                    .ReactAsync(
                        new()
                        {
                            Message = Message,
                            Emoji = "eyes",
                            Remove = true,
                        },
                        t
                    ),
            ["users.info"] = (c, t) => c.Get<IChatUsers>().FindUserAsync("U1234567890", t),
            ["users.list"] = (c, t) => Client(c).ListUsersAsync(100, null, t),
            ["users.lookupByEmail"] = (c, t) => c.Get<IChatUsers>().FindUserByEmailAsync("approver@procur.example", t),
            ["team.info"] = (c, t) => Client(c).GetTeamAsync(t),
            ["views.open"] = (c, t) => Client(c).OpenViewAsync("12345.98765.abcd2358fdea", View, t),
            ["views.publish"] = (c, t) => Client(c).PublishViewAsync("U1234567890", View with { Type = "home", Title = null }, null, t),
            ["views.update"] = (c, t) => Client(c).UpdateViewAsync("V1234567890", View, null, t),
            ["files.getUploadURLExternal"] = (c, t) => Client(c).GetUploadUrlAsync("offer.pdf", 4, t),
            ["files.upload.bytes"] = async (c, t) =>
            {
                var target = await Client(c).GetUploadUrlAsync("offer.pdf", 4, t);
                var body = WireBody.FromBytes(Encoding.ASCII.GetBytes("%PDF"), "application/octet-stream");
                await Client(c).UploadBytesAsync(target.Value.UploadUrl!, body, t);
            },
            ["files.completeUploadExternal"] = (c, t) =>
                Client(c)
                    .CompleteUploadAsync(
                        new SlackUploadCompletion([new SlackFile("F1234567890", "Offer")]) { ChannelId = Message.Channel },
                        null,
                        null,
                        t
                    ),
            ["incoming-webhook"] = (c, t) => Client(c).PostToIncomingWebhookAsync(new SlackPost { Text = "Hello" }, null, null, t),
        };

    private static SlackClient Client(Connection connection) => connection.Get<SlackClient>();
}
