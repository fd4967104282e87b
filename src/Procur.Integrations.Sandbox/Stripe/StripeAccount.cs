using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>A Stripe account in test mode.</summary>
internal sealed class StripeAccount : StandInAccount
{
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

    public override void Reset() { }
}
