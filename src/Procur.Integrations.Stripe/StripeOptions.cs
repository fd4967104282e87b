namespace Procur.Integrations.Stripe;

/// <summary>The settings of a Stripe account.</summary>
public sealed class StripeOptions : IntegrationOptions
{
    /// <summary>The secret key (<c>sk_…</c>) or a restricted one (<c>rk_…</c>): Dashboard, Developers, API keys. Without one, calls fail as not configured.</summary>
    public string? SecretKey { get; set; }

    /// <summary>The publishable key (<c>pk_…</c>), for a host that hands it to its own pages; the library does not use it.</summary>
    public string? PublishableKey { get; set; }

    /// <summary>The signing secret of the webhook endpoint (<c>whsec_…</c>): Dashboard, Developers, Webhooks. Without one, every webhook is refused.</summary>
    public string? WebhookSecret { get; set; }

    /// <summary>The signing secret before the last roll, which Stripe goes on using for up to 24 hours; or that of a second endpoint with the same address.</summary>
    public string? PreviousWebhookSecret { get; set; }

    /// <summary>The API's address, the same for test and live keys.</summary>
    public Uri Endpoint { get; set; } = new("https://api.stripe.com/");

    /// <summary>The API version sent with every call. The package is written for its default; another one may have other fields.</summary>
    public string ApiVersion { get; set; } = "2026-10-28.endive";

    /// <summary>The connected account (<c>acct_…</c>) that calls are made for, where the key is a platform's.</summary>
    public string? StripeAccount { get; set; }

    /// <summary>The currency that a host's own pages begin with, as an ISO 4217 code; requests carry theirs.</summary>
    public string DefaultCurrency { get; set; } = "KES";
}
