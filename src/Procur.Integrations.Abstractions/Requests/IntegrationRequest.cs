using System.Text.Json.Nodes;

namespace Procur.Integrations;

/// <summary>What every request that changes something carries.</summary>
public abstract record IntegrationRequest
{
    private string? idempotencyKey;

    /// <summary>Makes a request.</summary>
    protected IntegrationRequest() { }

    /// <summary>Makes a changed copy: it is another intent, so it is given an idempotency key of its own. The caller's operation key is kept.</summary>
    protected IntegrationRequest(IntegrationRequest original)
    {
        ArgumentNullException.ThrowIfNull(original);
        OperationKey = original.OperationKey;
        ProviderOptions = original.ProviderOptions;
    }

    /// <summary>
    /// Names this request object to services that dedupe by key, so that trying the same object again takes effect once. Made on first use;
    /// at most 255 characters. It does not outlive the process: for that, give an <see cref="OperationKey"/>.
    /// </summary>
    public string IdempotencyKey
    {
        get => idempotencyKey ?? MakeKey();
        init => idempotencyKey = value;
    }

    /// <summary>
    /// The caller's own stable name for this intent ("pay invoice 17"), by which the journal knows it again after a crash: asked for again it
    /// gives the recorded answer, and with another payload it is refused. At most 200 characters; must not hold personal data.
    /// </summary>
    public string? OperationKey { get; init; }

    /// <summary>Further fields for the service's own request, under the service's names: for what the abstraction does not say.</summary>
    public JsonObject? ProviderOptions { get; init; }

    /// <summary>The kind of request and its key: what it holds may be personal and does not belong in a log.</summary>
    public sealed override string ToString() => $"{GetType().Name} {OperationKey ?? IdempotencyKey}";

    private string MakeKey()
    {
        Interlocked.CompareExchange(ref idempotencyKey, Guid.NewGuid().ToString("N"), null);
        return idempotencyKey;
    }
}
