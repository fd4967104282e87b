namespace Procur.Integrations;

/// <summary>Where a message goes.</summary>
public abstract record ChatTarget
{
    private protected ChatTarget() { }

    /// <summary>Where the connection's own settings say: its default channel, or the one channel of an incoming webhook.</summary>
    public static ChatTarget Default { get; } = new DefaultTarget();

    /// <summary>A channel, by the service's id (names are not accepted everywhere).</summary>
    public static ChatTarget Channel(string channelId) => new ChannelTarget(channelId);

    /// <summary>One person, by the service's id of him.</summary>
    public static ChatTarget User(string userId) => new UserTarget(userId);

    /// <summary>One person, by his e-mail address at the service.</summary>
    public static ChatTarget Email(string email) => new EmailTarget(email);

    /// <summary>The thread of a message.</summary>
    public static ChatTarget Thread(MessageRef message) => new ThreadTarget(message);
}
