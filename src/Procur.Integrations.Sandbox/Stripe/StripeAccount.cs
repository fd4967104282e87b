using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>A Stripe account in test mode.</summary>
internal sealed class StripeAccount : StandInAccount
{
    private const int MostEvents = 10_000;

    private readonly Queue<StripeEvent> _events = new();
    private volatile Dictionary<string, IReadOnlySet<string>> _restricted = [];

    public StripeAccount(string name)
        : base(name)
    {
        Id = "acct_1" + StripeIds.Text(15);
        SecretKey = new CredentialRing(() => $"sk_test_51{Id[6..]}{StripeIds.Text(82)}");
        PublishableKey = new CredentialRing(() => $"pk_test_51{Id[6..]}{StripeIds.Text(82)}");
        WebhookSecret = new CredentialRing(() => "whsec_" + StripeIds.Text(32));
        Credentials = new Dictionary<string, CredentialRing>
        {
            [nameof(SecretKey)] = SecretKey,
            [nameof(PublishableKey)] = PublishableKey,
            [nameof(WebhookSecret)] = WebhookSecret,
        };
    }

    /// <summary>The service's own id.</summary>
    public string Id { get; }

    public CredentialRing SecretKey { get; }

    public CredentialRing PublishableKey { get; }

    public CredentialRing WebhookSecret { get; }

    public override IReadOnlyDictionary<string, CredentialRing> Credentials { get; }

    public StripeObjects Objects { get; } = new();

    public StripeIdempotency Idempotency { get; } = new();

    /// <summary>Adds a key that may do only some things: <c>payment_intents:write</c>, <c>balance:read</c>.</summary>
    public string AddRestrictedKey(IReadOnlySet<string> permissions)
    {
        var key = $"rk_test_51{Id[6..]}{StripeIds.Text(82)}";
        _restricted = new Dictionary<string, IReadOnlySet<string>>(_restricted) { [key] = permissions };
        return key;
    }

    public bool Accepts(string key) =>
        SecretKey.Accepts(key)
        || PublishableKey.Accepts(key)
        || (key.StartsWith("rk_", StringComparison.Ordinal) && _restricted.ContainsKey(key));

    /// <summary>Whether a key that is accepted may do something. Who may write may read.</summary>
    public bool Allows(string key, string permission)
    {
        var may = _restricted.GetValueOrDefault(key);
        return may is null || may.Contains(permission) || may.Contains(permission.Replace(":read", ":write", StringComparison.Ordinal));
    }

    /// <summary>Keeps an event, and forgets the oldest when there are too many.</summary>
    public void Keep(StripeEvent told)
    {
        _events.Enqueue(Objects.Add(told));
        if (_events.Count > MostEvents)
        {
            Objects.Remove(_events.Dequeue());
        }
    }

    public override void Reset()
    {
        Objects.Clear();
        Idempotency.Clear();
        _events.Clear();
    }
}
