using System.Text;
using System.Text.Json.Nodes;
using Procur.Integrations.Slack;
using Procur.Integrations.Slack.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.System.Tests.Faults;

/// <summary>What changes at Slack beside messages.</summary>
internal static class SlackClientCalls
{
    private static readonly SlackView Home = new("home", [new SlackSection { Text = SlackText.Plain("Nothing waits for you.") }]);
    private static readonly SlackView Modal = Home with { Type = "modal", Title = SlackText.Plain("Offer") };

    public static IReadOnlyList<ChangingCall> All { get; } =
    [
        new(
            "slack",
            "invitation",
            "conversations.invite",
            "invite",
            async bench => $"{await OwnChannelAsync(bench)} {await PersonAsync(bench)}",
            async (bench, id, key) =>
                await (await bench.GetAsync<IChatChannels>()).InviteToChannelAsync(
                    new()
                    {
                        ChannelId = id.Split(' ')[0],
                        UserIds = [id.Split(' ')[1]],
                        OperationKey = key,
                    },
                    bench.Token
                )
        ),
        new(
            "slack",
            "channel archived",
            "conversations.archive",
            "channel-archive",
            OwnChannelAsync,
            async (bench, id, key) => await (await bench.GetAsync<IChatChannels>()).ArchiveChannelAsync(id, bench.Token)
        )
        {
            IsUnnamed = true,
        },
        new(
            "slack",
            "channel renamed",
            "conversations.rename",
            "channel-rename",
            OwnChannelAsync,
            async (bench, id, key) => await (await ClientAsync(bench)).RenameConversationAsync(id, "deal-19", bench.Token)
        )
        {
            IsUnnamed = true,
            MayBeWrittenTwice = true,
        },
        new(
            "slack",
            "topic",
            "conversations.setTopic",
            "channel-topic",
            OwnChannelAsync,
            async (bench, id, key) => await (await ClientAsync(bench)).SetTopicAsync(id, "Licences", bench.Token)
        )
        {
            IsUnnamed = true,
            MayBeWrittenTwice = true,
        },
        new(
            "slack",
            "channel joined",
            "conversations.join",
            "join",
            OthersChannelAsync,
            async (bench, id, key) => await (await ClientAsync(bench)).JoinConversationAsync(id, bench.Token)
        )
        {
            IsUnnamed = true,
        },
        new(
            "slack",
            "direct conversation",
            "conversations.open",
            "channel",
            PersonAsync,
            async (bench, id, key) => await (await ClientAsync(bench)).OpenConversationAsync([id], bench.Token)
        )
        {
            IsUnnamed = true,
        },
        new(
            "slack",
            "message deleted",
            "chat.delete",
            "message-delete",
            PostedAsync,
            async (bench, id, key) =>
                await (await ClientAsync(bench)).DeleteMessageAsync(
                    ChangingCalls.Message(id).Channel,
                    ChangingCalls.Message(id).Id,
                    bench.Token
                )
        )
        {
            IsUnnamed = true,
        },
        new(
            "slack",
            "ephemeral message",
            "chat.postEphemeral",
            "message-ephemeral",
            async bench => $"{await OwnChannelWithAsync(bench)}",
            async (bench, id, key) =>
                await (await ClientAsync(bench)).PostEphemeralAsync(
                    new SlackEphemeral(id.Split(' ')[0], id.Split(' ')[1]) { Text = "You may not." },
                    Intent(key),
                    null,
                    bench.Token
                )
        ),
        new(
            "slack",
            "reaction taken back",
            "reactions.remove",
            "reaction-remove",
            ReactedAsync,
            async (bench, id, key) =>
                await (await bench.GetAsync<IChatNotifier>()).ReactAsync(
                    new()
                    {
                        Message = ChangingCalls.Message(id),
                        Emoji = "eyes",
                        Remove = true,
                        OperationKey = key,
                    },
                    bench.Token
                )
        ),
        new(
            "slack",
            "home page",
            "views.publish",
            "view",
            PersonAsync,
            async (bench, id, key) => await (await ClientAsync(bench)).PublishViewAsync(id, Home, null, bench.Token)
        )
        {
            IsUnnamed = true,
        },
        new(
            "slack",
            "modal",
            "views.open",
            "view",
            async bench => (await CommandAsync(bench)).Trigger,
            async (bench, id, key) => await (await ClientAsync(bench)).OpenViewAsync(id, Modal, bench.Token)
        )
        {
            IsUnnamed = true,
        },
        new(
            "slack",
            "modal changed",
            "views.update",
            "view-update",
            async bench =>
                (await (await ClientAsync(bench)).OpenViewAsync((await CommandAsync(bench)).Trigger, Modal, bench.Token))
                    .Json.GetProperty("view")
                    .GetProperty("id")
                    .GetString()!,
            async (bench, id, key) => await (await ClientAsync(bench)).UpdateViewAsync(id, Modal, null, bench.Token)
        )
        {
            IsUnnamed = true,
            MayBeWrittenTwice = true,
        },
        new(
            "slack",
            "answer to a command",
            "response-url",
            "message",
            async bench => (await CommandAsync(bench)).ResponseUrl,
            async (bench, id, key) =>
                await (await ClientAsync(bench)).RespondAsync(
                    new Uri(id),
                    new SlackPost { Text = "Noted.", ResponseType = "in_channel" },
                    bench.Token
                )
        )
        {
            IsUnnamed = true,
        },
        new(
            "slack",
            "message by an incoming webhook",
            "incoming-webhook",
            "message",
            ChangingCalls.Nothing,
            async (bench, id, key) =>
                await (await ClientAsync(bench)).PostToIncomingWebhookAsync(
                    new SlackPost { Text = "hello" },
                    Intent(key),
                    null,
                    bench.Token
                )
        ),
        new(
            "slack",
            "file",
            "files.completeUploadExternal",
            "file",
            UploadedAsync,
            async (bench, id, key) =>
                await (await ClientAsync(bench)).CompleteUploadAsync(
                    new SlackUploadCompletion([new SlackFile(id, "Offer")]),
                    Intent(key),
                    null,
                    bench.Token
                )
        ),
    ];

    private static Task<SlackClient> ClientAsync(FaultBench bench) => bench.GetAsync<SlackClient>();

    private static WireIntent Intent(string key) => WireIntent.New() with { OperationKey = key };

    private static async Task<string> OwnChannelAsync(FaultBench bench) =>
        (
            await (await bench.GetAsync<IChatChannels>()).CreateChannelAsync(
                new() { Name = "deal-18", OperationKey = "channel" },
                bench.Token
            )
        ).Id;

    private static async Task<string> OwnChannelWithAsync(FaultBench bench)
    {
        var (channel, person) = (await OwnChannelAsync(bench), await PersonAsync(bench));
        await (await bench.GetAsync<IChatChannels>()).InviteToChannelAsync(new() { ChannelId = channel, UserIds = [person] }, bench.Token);
        return $"{channel} {person}";
    }

    private static async Task<string> OthersChannelAsync(FaultBench bench)
    {
        var person = await PersonAsync(bench);
        var act = new JsonObject { ["user"] = person, ["name"] = "others" };
        await bench.Host.Sandbox.Control.ActAsync("slack", "create-channel", act, bench.Tenant, bench.Token);
        var channels = await (await bench.GetAsync<IChatChannels>()).ListChannelsAsync(new(), bench.Token);
        return channels.Items.Single(channel => channel.Name == "others").Id;
    }

    private static async Task<string> PersonAsync(FaultBench bench)
    {
        var users = await (await ClientAsync(bench)).ListUsersAsync(100, null, bench.Token);
        return users.Value.Members.First(user => user is { IsBot: false, Deleted: false } && user.Id != "USLACKBOT").Id;
    }

    private static async Task<string> PostedAsync(FaultBench bench)
    {
        var posted = await ChangingCalls.PostAsync(bench, await ChangingCalls.ChannelAsync(bench), "posted");
        return $"{posted.Message.Channel} {posted.Message.Id}";
    }

    private static async Task<string> ReactedAsync(FaultBench bench)
    {
        var id = await PostedAsync(bench);
        await (await bench.GetAsync<IChatNotifier>()).ReactAsync(
            new() { Message = ChangingCalls.Message(id), Emoji = "eyes" },
            bench.Token
        );
        return id;
    }

    private static async Task<(string Trigger, string ResponseUrl)> CommandAsync(FaultBench bench)
    {
        var act = new JsonObject
        {
            ["channel"] = "procurement",
            ["user"] = await PersonAsync(bench),
            ["command"] = "/offer",
        };
        var seen = await bench.Host.Sandbox.Control.ActAsync("slack", "command", act, bench.Tenant, bench.Token);
        return ((string)seen!["triggerId"]!, (string)seen["responseUrl"]!);
    }

    private static async Task<string> UploadedAsync(FaultBench bench)
    {
        var client = await ClientAsync(bench);
        var target = await client.GetUploadUrlAsync("offer.pdf", 4, bench.Token);
        var body = WireBody.FromBytes(Encoding.ASCII.GetBytes("%PDF"), "application/octet-stream");
        await client.UploadBytesAsync(target.Value.UploadUrl!, body, bench.Token);
        return target.Value.FileId!;
    }
}
