namespace Procur.Integrations.Tokens;

/// <summary>One token of one connection, and the flight that fetches the next.</summary>
internal sealed class TokenSlot
{
    private readonly Lock gate = new();
    private HeldToken? current;
    private Task<AccessToken>? flight;
    private long restUntil;

    public HeldToken? Current
    {
        get => Volatile.Read(ref current);
        set => Volatile.Write(ref current, value);
    }

    /// <summary>Until when the current token is used although it is due, because another process is fetching the next.</summary>
    public DateTimeOffset RestUntil
    {
        get => new(Volatile.Read(ref restUntil), TimeSpan.Zero);
        set => Volatile.Write(ref restUntil, value.UtcTicks);
    }

    /// <summary>A token that the service gave and that could not be saved yet. Only a flight touches it.</summary>
    public UnsavedToken? Unsaved { get; set; }

    public Task<AccessToken> Join(Func<Task, Task<AccessToken>> start)
    {
        TaskCompletionSource go;
        Task<AccessToken> started;
        lock (gate)
        {
            if (flight is { IsCompleted: false })
            {
                return flight;
            }

            go = new(TaskCreationOptions.RunContinuationsAsynchronously);
            started = flight = start(go.Task);
        }

        go.SetResult();
        return started;
    }
}
