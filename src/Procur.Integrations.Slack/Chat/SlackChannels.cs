using Procur.Integrations.Slack.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Slack;

internal sealed class SlackChannels(SlackClient client) : IChatChannels
{
    private const int MostInvited = 100;
    private const string PublicOnly = "public_channel";
    private const string PublicAndPrivate = "public_channel,private_channel";

    public async Task<ChatChannel> CreateChannelAsync(ChannelRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reply = await client
            .CreateConversationAsync(
                SlackChannelName.Of(request.Name),
                request.IsPrivate,
                WireIntent.Of(request),
                request.ProviderOptions,
                cancellationToken
            )
            .ConfigureAwait(false);
        return ToModel(reply.Value.Channel ?? new SlackConversation(), reply.Raw);
    }

    public async Task InviteToChannelAsync(ChannelInvitation request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.ChannelId);
        var intent = WireIntent.Of(request);
        var number = 0;
        foreach (var users in request.UserIds.Chunk(MostInvited))
        {
            var step = number++ == 0 ? intent : intent.At($"{SlackOperations.InviteToConversation}/{number}");
            var reply = await client
                .InviteAsync(request.ChannelId, users, step, request.ProviderOptions, cancellationToken)
                .ConfigureAwait(false);
            if (reply.Value.Ok || users.Length == 1)
            {
                continue;
            }

            // Somebody was in it already, and then Slack may invite none of the others.
            foreach (var user in users)
            {
                await client.InviteAsync(request.ChannelId, [user], null, request.ProviderOptions, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public async Task<Page<ChatChannel>> ListChannelsAsync(ChannelQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.PageSize, nameof(query));
        var reply = await client
            .ListConversationsAsync(
                query.IncludePrivate ? PublicAndPrivate : PublicOnly,
                !query.IncludeArchived,
                Math.Min(query.PageSize, SlackClient.MostListed),
                query.From,
                cancellationToken
            )
            .ConfigureAwait(false);
        return new Page<ChatChannel>([.. reply.Value.Channels.Select(channel => ToModel(channel, RawJson.Empty))], reply.Value.Next);
    }

    public Task ArchiveChannelAsync(string channelId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(channelId);
        return client.ArchiveConversationAsync(channelId, cancellationToken);
    }

    private static ChatChannel ToModel(SlackConversation channel, RawJson raw) =>
        new(channel.Id, channel.Name ?? "")
        {
            IsPrivate = channel.IsPrivate,
            IsArchived = channel.IsArchived,
            Raw = raw,
        };
}
