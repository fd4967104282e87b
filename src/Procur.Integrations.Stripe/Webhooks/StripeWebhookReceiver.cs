using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Stripe;

/// <summary>Stripe's webhooks: HMAC-SHA256 over the stamp, a dot and the body, in <c>Stripe-Signature</c> (docs.stripe.com/webhooks).</summary>
/// <param name="time">The clock.</param>
public sealed class StripeWebhookReceiver(TimeProvider time) : IWebhookReceiver
{
    private const int MaxStampDigits = 19;

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>The endpoint's own secret: the address says which connection it is.</summary>
    public WebhookScope Scope => WebhookScope.Connection;

    /// <summary>10 s: Stripe asks for an answer before any long work.</summary>
    public TimeSpan Deadline { get; } = TimeSpan.FromSeconds(10);

    /// <summary>200 without a body.</summary>
    public WebhookAnswer Answer => WebhookAnswer.Ok;

    /// <summary>The endpoint's secret and the one before it.</summary>
    public IReadOnlyList<WebhookSecret> SecretsOf(IntegrationOptions options)
    {
        var stripe = (StripeOptions)options;
        return (stripe.WebhookSecret, stripe.PreviousWebhookSecret) switch
        {
            ({ Length: > 0 } current, { Length: > 0 } previous) =>
            [
                new(nameof(StripeOptions.WebhookSecret), current),
                new(nameof(StripeOptions.PreviousWebhookSecret), previous),
            ],
            ({ Length: > 0 } current, _) => [new(nameof(StripeOptions.WebhookSecret), current)],
            (_, { Length: > 0 } previous) => [new(nameof(StripeOptions.PreviousWebhookSecret), previous)],
            _ => [],
        };
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
        return ValueTask.FromResult(Verify(webhook.Header("Stripe-Signature"), webhook.Body.Span, secrets));
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

    private Verification Verify(ReadOnlySpan<char> header, ReadOnlySpan<byte> body, IReadOnlyList<WebhookSecret> secrets)
    {
        if (secrets.Count == 0)
        {
            return Verification.Refused("no webhook secret is set");
        }

        var digits = Find(header, "t=");
        Span<byte> stamp = stackalloc byte[MaxStampDigits];
        if (
            digits.Length > MaxStampDigits
            || Encoding.UTF8.TryGetBytes(digits, stamp, out var length) is false
            || !Utf8Parser.TryParse(stamp[..length], out ulong seconds, out var read)
            || read != length
            || seconds > long.MaxValue
        )
        {
            return Verification.Refused("no signature header, or none with a time");
        }

        if (!TimestampTolerance.Check((long)seconds, time.GetUtcNow(), Tolerance))
        {
            return Verification.Refused("signed too long ago, or in the future");
        }

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        for (var i = 0; i < secrets.Count; i++)
        {
            // Once a secret, however many signatures a stranger may put into the header.
            HmacSignature.Sign(secrets[i].Utf8.Span, stamp[..length], "."u8, body, expected);
            if (IsAmong(header, expected))
            {
                return Verification.Accepted(secrets[i].Name);
            }
        }

        return Verification.Refused("no signature of a live secret");
    }

    private static bool IsAmong(ReadOnlySpan<char> header, ReadOnlySpan<byte> expected)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var range in header.Split(','))
        {
            var item = header[range].Trim();
            if (
                item.StartsWith("v1=")
                && item.Length == 3 + (given.Length * 2)
                && Convert.FromHexString(item[3..], given, out _, out _) == OperationStatus.Done
                && CryptographicOperations.FixedTimeEquals(given, expected)
            )
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Find(ReadOnlySpan<char> header, ReadOnlySpan<char> name)
    {
        foreach (var range in header.Split(','))
        {
            var item = header[range].Trim();
            if (item.StartsWith(name))
            {
                return item[name.Length..];
            }
        }

        return [];
    }
}
