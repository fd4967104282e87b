using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.StandIns;

/// <summary>The part of a stand-in that is the same everywhere: its accounts.</summary>
internal abstract class StandIn<TAccount> : IStandIn
    where TAccount : StandInAccount
{
    private readonly Lock _gate = new();
    private volatile TAccount[] _accounts = [];

    /// <inheritdoc/>
    public abstract string Key { get; }

    /// <inheritdoc/>
    public abstract string Section { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyDictionary<string, StandInAct> Acts { get; }

    /// <inheritdoc/>
    IReadOnlyList<StandInAccount> IStandIn.Accounts => _accounts;

    /// <summary>All accounts, in the order in which they were opened.</summary>
    protected IReadOnlyList<TAccount> Accounts => _accounts;

    /// <inheritdoc/>
    public StandInAccount CreateAccount(string name)
    {
        lock (_gate)
        {
            if (Array.Exists(_accounts, x => x.Name == name))
            {
                throw new SandboxException($"{Key} has an account '{name}' already.");
            }

            var account = Open(name);
            _accounts = [.. _accounts, account];
            return account;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string?> Settings(StandInAccount account, Uri root) => Settings((TAccount)account, root);

    /// <inheritdoc/>
    public abstract void Recognize(StandInCall call);

    /// <inheritdoc/>
    public abstract Task<StandInReply> HandleAsync(StandInCall call, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract StandInReply Fail(StandInFailure failure, int? retryAfter);

    /// <inheritdoc/>
    public virtual string? EdgePage => null;

    /// <inheritdoc/>
    public void Reset()
    {
        foreach (var account in _accounts)
        {
            lock (account.Gate)
            {
                account.Reset();
            }
        }
    }

    /// <summary>Makes an account with credentials of its own.</summary>
    protected abstract TAccount Open(string name);

    /// <summary>What a host has to be told of an account, by the names of its options.</summary>
    protected abstract IReadOnlyDictionary<string, string?> Settings(TAccount account, Uri root);

    /// <summary>An act on this stand-in's own kind of account.</summary>
    protected static StandInAct Act(Func<TAccount, JsonObject, CancellationToken, Task<JsonObject?>> act) =>
        (account, arguments, cancellationToken) => act((TAccount)account, arguments, cancellationToken);
}
