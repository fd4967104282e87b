namespace Procur.Integrations.Webhooks;

/// <summary>Whose secret verifies a service's webhooks.</summary>
public enum WebhookScope
{
    /// <summary>The connection's own: the address must say which connection (Stripe).</summary>
    Connection = 0,

    /// <summary>The app's: one address for all, and the payload's account finds the connection (Slack).</summary>
    App,

    /// <summary>Nobody signs: the address holds a token made for the connection or the operation (M-Pesa).</summary>
    Address,
}
