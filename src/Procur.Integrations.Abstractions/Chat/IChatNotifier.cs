namespace Procur.Integrations;

/// <summary>Posting messages. Members are safe to call from many threads at once.</summary>
public interface IChatNotifier
{
    /// <summary>Posts a message.</summary>
    /// <exception cref="ArgumentException">The message breaks a limit of the service; nothing was sent.</exception>
    /// <exception cref="IntegrationException">The call failed; few chat services dedupe, so look at <see cref="IntegrationException.OutcomeUnknown"/>.</exception>
    Task<PostedMessage> PostAsync(ChatMessage message, CancellationToken cancellationToken = default);

    /// <summary>Replaces a message.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<PostedMessage> UpdateAsync(ChatUpdate update, CancellationToken cancellationToken = default);

    /// <summary>Puts a reaction on a message or takes it off; that it was so already is success.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task ReactAsync(ChatReaction reaction, CancellationToken cancellationToken = default);
}
