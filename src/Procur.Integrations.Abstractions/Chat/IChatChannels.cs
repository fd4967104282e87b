namespace Procur.Integrations;

/// <summary>Making and filling channels. Members are safe to call from many threads at once.</summary>
public interface IChatChannels
{
    /// <summary>Makes a channel.</summary>
    /// <exception cref="IntegrationException">The call failed; <see cref="IntegrationErrorKind.Conflict"/> where the name is taken.</exception>
    Task<ChatChannel> CreateChannelAsync(ChannelRequest request, CancellationToken cancellationToken = default);

    /// <summary>Invites people; those who are in it already are no error.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task InviteToChannelAsync(ChannelInvitation request, CancellationToken cancellationToken = default);

    /// <summary>One page of channels.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<Page<ChatChannel>> ListChannelsAsync(ChannelQuery query, CancellationToken cancellationToken = default);

    /// <summary>Archives a channel; that it was archived already is success.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task ArchiveChannelAsync(string channelId, CancellationToken cancellationToken = default);
}
