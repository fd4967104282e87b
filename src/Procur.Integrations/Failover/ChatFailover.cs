namespace Procur.Integrations;

/// <summary>Several chat services as one. A message that was posted is changed and reacted to at the service that took it.</summary>
internal sealed class ChatFailover(IReadOnlyList<string> keys, Func<string, IChatNotifier> resolve, FailoverExecutor executor)
    : IChatNotifier
{
    // A reference that is not known is taken to the first service.
    private readonly Takers<MessageRef> takers = new();

    public async Task<PostedMessage> PostAsync(ChatMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        // A reply can only go where the thread is.
        var candidates = message.To is ThreadTarget { Message: var thread } ? [TakerOf(thread)] : keys;
        var (posted, key) = await executor
            .RunAsync(candidates, (provider, token) => resolve(provider).PostAsync(message, token), cancellationToken)
            .ConfigureAwait(false);
        takers.Remember(posted.Message, key);
        return posted;
    }

    public Task<PostedMessage> UpdateAsync(ChatUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        return resolve(TakerOf(update.Message)).UpdateAsync(update, cancellationToken);
    }

    public Task ReactAsync(ChatReaction reaction, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reaction);
        return resolve(TakerOf(reaction.Message)).ReactAsync(reaction, cancellationToken);
    }

    private string TakerOf(MessageRef message) => takers.Of(message) ?? keys[0];
}
