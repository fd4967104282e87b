using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Stripe;

/// <summary>Stripe's webhooks: HMAC-SHA256 over the stamp, a dot and the body, in <c>Stripe-Signature</c> (docs.stripe.com/webhooks).</summary>
/// <param name="time">The clock.</param>
public sealed class StripeWebhookReceiver(TimeProvider time) : IWebhookReceiver
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>The endpoint's own secret: the address says which connection it is.</summary>
    public WebhookScope Scope => WebhookScope.Connection;

    /// <summary>10 s: Stripe asks for an answer before any long work.</summary>
    public TimeSpan Deadline { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Five minutes.</summary>
    public TimeSpan? StampTolerance => Tolerance;

    /// <summary>200 without a body.</summary>
    public WebhookAnswer Answer => WebhookAnswer.Ok;

    /// <summary>The endpoint's secret and the one before it.</summary>
    public IReadOnlyList<WebhookSecret> SecretsOf(IntegrationOptions options)
    {
        var stripe = (StripeOptions)options;
        return WebhookSecret.Of(
            (nameof(StripeOptions.WebhookSecret), stripe.WebhookSecret),
            (nameof(StripeOptions.PreviousWebhookSecret), stripe.PreviousWebhookSecret)
        );
    }

    /// <summary>Accepts what any live secret has signed within 300 seconds of now, before or after. Allocates nothing.</summary>
    public ValueTask<Verification> VerifyAsync(
        RawWebhook webhook,
        IReadOnlyList<WebhookSecret> secrets,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(webhook);
        ArgumentNullException.ThrowIfNull(secrets);
        var header = webhook.Header("Stripe-Signature").AsSpan();
        var signed = new StampedSignature
        {
            Stamp = StampIn(header),
            Signatures = header,
            Label = "v1=",
            AfterStamp = "."u8,
        };
        return ValueTask.FromResult(signed.Verify(webhook.Body.Span, secrets, time.GetUtcNow(), Tolerance));
    }

    /// <summary>The connected account in the event, where there is one.</summary>
    public string? RouteKey(RawWebhook webhook)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        return StripeEvents.AccountOf(webhook.Body);
    }

    /// <summary>The event in a verified webhook.</summary>
    /// <exception cref="IntegrationException">It is no event: <see cref="IntegrationErrorKind.Protocol"/>.</exception>
    public IEnumerable<WebhookEvent> Read(RawWebhook webhook)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        return [StripeEvents.Read(webhook.Body)];
    }

    private static ReadOnlySpan<char> StampIn(ReadOnlySpan<char> header)
    {
        foreach (var range in header.Split(','))
        {
            var item = header[range].Trim();
            if (item.StartsWith("t="))
            {
                return item[2..];
            }
        }

        return [];
    }
}
