using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.SendGrid;

/// <summary>
/// SendGrid's signed event webhook: ECDSA on the curve P-256 with SHA-256 over the stamp and the raw body, in <c>X-Twilio-Email-Event-Webhook-Signature</c>
/// (Getting Started with the Event Webhook Security Features). A body holds many events.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class SendGridWebhookReceiver(TimeProvider time) : IWebhookReceiver
{
    private const int MaxStampDigits = 19;

    // SendGrid repeats for 24 hours and says no tolerance: whether a repeat bears a new stamp is not known, so an old one is taken as long as it may repeat.
    // What comes twice within it is known by its event's id.
    private static readonly TimeSpan Tolerance = TimeSpan.FromHours(48);

    private volatile ImportedKey[] keys = [];

    /// <summary>The webhook's own key: the address says which connection it is.</summary>
    public WebhookScope Scope => WebhookScope.Connection;

    /// <summary>10 s; SendGrid says none, and repeats what it gets no answer to.</summary>
    public TimeSpan Deadline { get; } = TimeSpan.FromSeconds(10);

    /// <summary>48 hours.</summary>
    public TimeSpan? StampTolerance => Tolerance;

    /// <summary>200 without a body.</summary>
    public WebhookAnswer Answer => WebhookAnswer.Ok;

    /// <summary>The public key and the one before it.</summary>
    public IReadOnlyList<WebhookSecret> SecretsOf(IntegrationOptions options)
    {
        var sendGrid = (SendGridOptions)options;
        return WebhookSecret.Of(
            (nameof(SendGridOptions.WebhookPublicKey), sendGrid.WebhookPublicKey),
            (nameof(SendGridOptions.PreviousWebhookPublicKey), sendGrid.PreviousWebhookPublicKey)
        );
    }

    /// <summary>Accepts what a live key verifies and was signed within 48 hours of now. The body is taken byte by byte: its line break at the end is signed, too.</summary>
    public ValueTask<Verification> VerifyAsync(
        RawWebhook webhook,
        IReadOnlyList<WebhookSecret> secrets,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(webhook);
        ArgumentNullException.ThrowIfNull(secrets);
        return ValueTask.FromResult(
            Verify(
                webhook.Header("X-Twilio-Email-Event-Webhook-Timestamp"),
                webhook.Header("X-Twilio-Email-Event-Webhook-Signature"),
                webhook.Body.Span,
                secrets
            )
        );
    }

    /// <summary>None: events do not say whose account they are of.</summary>
    public string? RouteKey(RawWebhook webhook) => null;

    /// <summary>The events in a verified webhook, each with its own bytes.</summary>
    /// <exception cref="IntegrationException">It is no list of events: <see cref="IntegrationErrorKind.Protocol"/>.</exception>
    public IEnumerable<WebhookEvent> Read(RawWebhook webhook)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        return SendGridEvents.Read(webhook.Body);
    }

    private Verification Verify(
        ReadOnlySpan<char> stamp,
        ReadOnlySpan<char> signature,
        ReadOnlySpan<byte> body,
        IReadOnlyList<WebhookSecret> secrets
    )
    {
        if (secrets.Count == 0)
        {
            return Verification.Refused("no public key is set");
        }

        Span<byte> digits = stackalloc byte[MaxStampDigits];
        if (
            stamp.IsEmpty
            || stamp.Length > MaxStampDigits
            || !Encoding.UTF8.TryGetBytes(stamp, digits, out var length)
            || !Utf8Parser.TryParse(digits[..length], out ulong seconds, out var read)
            || read != length
            || seconds > long.MaxValue
        )
        {
            return Verification.Refused("no time stamp");
        }

        if (signature.IsEmpty)
        {
            return Verification.Refused("no signature");
        }

        if (!TimestampTolerance.Check((long)seconds, time.GetUtcNow(), Tolerance))
        {
            return Verification.Refused("signed too long ago, or in the future");
        }

        var signed = ArrayPool<byte>.Shared.Rent(length + body.Length);
        try
        {
            digits[..length].CopyTo(signed);
            body.CopyTo(signed.AsSpan(length));
            for (var i = 0; i < secrets.Count; i++)
            {
                if (KeyOf(secrets[i])?.Verify(signed.AsSpan(0, length + body.Length), signature) == true)
                {
                    return Verification.Accepted(secrets[i].Name);
                }
            }
        }
        finally
        {
            // A body is personal, and the next to rent the array sees what is left in it.
            signed.AsSpan(0, length + body.Length).Clear();
            ArrayPool<byte>.Shared.Return(signed);
        }

        return Verification.Refused("no signature of a live key");
    }

    private SendGridPublicKey? KeyOf(WebhookSecret secret)
    {
        var known = keys;
        foreach (var imported in known)
        {
            if (imported.Text.AsSpan().SequenceEqual(secret.Utf8.Span))
            {
                return imported.Key;
            }
        }

        // Two callers may each import it; one of the two is kept. Of the older ones two are, for as many are live at a time.
        var made = new ImportedKey(secret.Utf8.ToArray(), SendGridPublicKey.Parse(Encoding.UTF8.GetString(secret.Utf8.Span)));
        keys = [made, .. known.Take(3)];
        return made.Key;
    }

    private sealed record ImportedKey(byte[] Text, SendGridPublicKey? Key);
}
