namespace Procur.Integrations.Tests.Failover;

/// <summary>A chat service that does what a test says.</summary>
internal sealed class FakeChat(string name) : IChatNotifier
{
    public Exception? Failure { get; set; }

    public int Posts { get; private set; }

    public int Updates { get; private set; }

    public Task<PostedMessage> PostAsync(ChatMessage message, CancellationToken cancellationToken = default)
    {
        Posts++;
        return Failure is null
            ? Task.FromResult(new PostedMessage(new MessageRef(name, Posts.ToString())))
            : Task.FromException<PostedMessage>(Failure);
    }

    public Task<PostedMessage> UpdateAsync(ChatUpdate update, CancellationToken cancellationToken = default)
    {
        Updates++;
        return Task.FromResult(new PostedMessage(update.Message));
    }

    public Task ReactAsync(ChatReaction reaction, CancellationToken cancellationToken = default) => Task.CompletedTask;
}
