namespace Procur.Integrations.Tokens;

/// <summary>One token of one connection, and the flight that fetches the next.</summary>
internal sealed class TokenSlot
{
    private readonly Lock gate = new();
    private HeldToken? current;
    private Task<AccessToken>? flight;

    public HeldToken? Current
    {
        get => Volatile.Read(ref current);
        set => Volatile.Write(ref current, value);
    }

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
