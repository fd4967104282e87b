namespace Procur.Integrations;

/// <summary>Posts notifications.</summary>
public static class ChatNotifierExtensions
{
    /// <summary>Posts a notification as the message that it makes.</summary>
    /// <exception cref="ArgumentException">The message breaks a limit of the service; nothing was sent.</exception>
    /// <exception cref="IntegrationException">The call failed; few chat services dedupe, so look at <see cref="IntegrationException.OutcomeUnknown"/>.</exception>
    public static Task<PostedMessage> NotifyAsync(
        this IChatNotifier notifier,
        ChatNotification notification,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(notifier);
        ArgumentNullException.ThrowIfNull(notification);
        return notifier.PostAsync(notification.ToMessage(), cancellationToken);
    }
}
