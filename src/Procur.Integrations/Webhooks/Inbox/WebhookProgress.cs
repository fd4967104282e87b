namespace Procur.Integrations.Webhooks;

/// <summary>How far an event has come over all its arrivals. Used by one handling at a time.</summary>
internal sealed class WebhookProgress
{
    private readonly HashSet<string> completed = new(StringComparer.Ordinal);
    private readonly Func<IReadOnlyCollection<string>, CancellationToken, ValueTask<bool>>? note;

    public WebhookProgress() { }

    /// <param name="completed">The handlers that have run before.</param>
    /// <param name="note">Keeps those that have run; false where the event is another's by now.</param>
    public WebhookProgress(IEnumerable<string> completed, Func<IReadOnlyCollection<string>, CancellationToken, ValueTask<bool>> note)
    {
        this.completed.UnionWith(completed);
        this.note = note;
    }

    /// <summary>The event as it was confirmed: a provider that confirms by taking note must not be asked again because a handler failed.</summary>
    public WebhookEvent? Confirmed { get; set; }

    /// <summary>What a responder has answered.</summary>
    public WebhookAnswer? Answer { get; set; }

    public IReadOnlyCollection<string> Completed => completed;

    public bool IsCompleted(string handler) => completed.Contains(handler);

    public void Complete(string handler) => completed.Add(handler);

    /// <summary>Makes sure that what has run is remembered, before the next one does.</summary>
    /// <returns>False where the event is another's by now.</returns>
    public ValueTask<bool> NoteAsync(CancellationToken cancellationToken) => note is null ? new(true) : note(completed, cancellationToken);
}
