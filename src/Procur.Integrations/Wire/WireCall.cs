using Procur.Integrations.Connections;

namespace Procur.Integrations.Wire;

/// <summary>One wire operation: where it goes, what it carries, and what sending it twice would mean.</summary>
public sealed class WireCall
{
    /// <summary>Describes a call.</summary>
    /// <param name="operation">The operation's name for spans, metrics, audit and errors: <c>payment_intents.create</c>. Never a path with ids.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path with query, relative to the connection's endpoint.</param>
    /// <param name="repeat">What a repeat means.</param>
    /// <exception cref="ArgumentException">The path leads away from the endpoint: a segment is <c>.</c> or <c>..</c>, or it is an address of its own.</exception>
    public WireCall(string operation, HttpMethod method, string path, Repeat repeat)
    {
        ArgumentException.ThrowIfNullOrEmpty(operation);
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(path);
        Operation = operation;
        Method = method;
        Path = PathGuard.Checked(path);
        Repeat = repeat;
        IsRead = method == HttpMethod.Get || method == HttpMethod.Head;
    }

    /// <summary>Describes a call of an intent, which names it to the journal and gives it its key.</summary>
    /// <param name="operation">The operation's name for spans, metrics, audit and errors: <c>payment_intents.create</c>. Never a path with ids.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path with query, relative to the connection's endpoint.</param>
    /// <param name="repeat">What a repeat means.</param>
    /// <param name="intent">The intent; null for a call that is none's.</param>
    /// <param name="connection">What it is sent through.</param>
    /// <exception cref="ArgumentException">The path leads away from the endpoint: a segment is <c>.</c> or <c>..</c>, or it is an address of its own.</exception>
    public WireCall(string operation, HttpMethod method, string path, Repeat repeat, WireIntent? intent, Connection connection)
        : this(operation, method, path, repeat)
    {
        ArgumentNullException.ThrowIfNull(connection);
        IdempotencyKey = intent?.KeyFor(connection.Id, operation);
        OperationKey = intent?.OperationKey;
        Step = intent?.Step;
        Reference = intent?.Reference;
    }

    /// <summary>The operation's name.</summary>
    public string Operation { get; }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path with query, relative to <see cref="BaseAddress"/> or the connection's endpoint.</summary>
    public string Path { get; }

    /// <summary>What a repeat means.</summary>
    public Repeat Repeat { get; }

    /// <summary>The body; a changing call without one is sent with an empty one.</summary>
    public WireBody? Body { get; init; }

    /// <summary>Whether it changes nothing. True for GET and HEAD; some services read by POST.</summary>
    public bool IsRead { get; init; }

    /// <summary>The key by which the service dedupes; required for <see cref="Wire.Repeat.IdempotentByKey"/> to count as that.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The caller's own name for the intent.</summary>
    public string? OperationKey { get; init; }

    /// <summary>Tells the wire calls of one intent apart; the operation's name by default.</summary>
    public string? Step { get; init; }

    /// <summary>The host's own reference, kept in the journal for look-ups.</summary>
    public string? Reference { get; init; }

    /// <summary>What makes this intent the same intent, where the body holds moments or one-time values; the body itself by default.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>
    /// Whether a read's answer is the intent's for good: the journal keeps it, and the same intent, asked again, is given it again. For what a service hands out
    /// anew each time it is asked, such as the id of something that is still to be made.
    /// </summary>
    public bool KeepsAnswer { get; init; }

    /// <summary>Headers of this request, those of its body (<c>Content-Range</c>) too.</summary>
    public IReadOnlyList<WireHeader> Headers { get; init; } = [];

    /// <summary>Headers of the answer that the journal keeps with it, where the answer says something there and not in its body (an id, an address); else a recorded answer has none.</summary>
    public IReadOnlyList<string> KeptHeaders { get; init; } = [];

    /// <summary>Another address than the connection's endpoint, ending in a slash.</summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>What the service wants to have handed out before it takes this call; nothing by default.</summary>
    public IWireHandshake? Handshake { get; init; }

    /// <summary>Sent without a credential (token requests bring their own).</summary>
    public bool Anonymous { get; init; }

    /// <summary>Whether a 2xx must be JSON; a page of HTML is a failure then.</summary>
    public bool ExpectsJson { get; init; } = true;

    /// <summary>What the service counts this call under, where it is not its operation (Slack: method and channel).</summary>
    public string? RateLimitPartition { get; init; }

    /// <summary>What a 429 holds back, where that is more than the partition (Slack: the method, whatever the channel).</summary>
    public string? PausePartition { get; init; }

    /// <summary>Tells this call's failures from its answers, where its endpoint has errors of its own; the provider's reader by default.</summary>
    public FailureReader? ReadFailure { get; init; }

    /// <summary>The bytes to send again; null where it must not be sent again, or what it carries is opened anew for each attempt.</summary>
    internal WireBody? ResendableBody => IsRepeatable && Body is { Open: null } ? Body : null;

    internal bool IsRepeatable => IsRead || Repeat == Repeat.Idempotent || IsDedupedByKey;

    internal bool IsDedupedByKey => Repeat == Repeat.IdempotentByKey && IdempotencyKey is not null;
}
