using System.Globalization;
using System.Security.Cryptography;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.DocuSign;

/// <summary>
/// DocuSign Connect: for each key of the account one header <c>X-DocuSign-Signature-1</c> and on, the base64 of HMAC-SHA256 over the body
/// (developers.docusign.com, Connect, HMAC). The numbers are not the order of the keys here, so each key may match any of them.
/// </summary>
/// <remarks>The signature covers the body alone and no time: a message sent again is known by its id.</remarks>
public sealed class DocuSignWebhookReceiver : IWebhookReceiver
{
    // DocuSign keeps up to a hundred keys an account.
    private static readonly string[] Headers =
    [
        .. Enumerable.Range(1, 100).Select(number => "X-DocuSign-Signature-" + number.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>The account's own keys: the address says which connection it is.</summary>
    public WebhookScope Scope => WebhookScope.Connection;

    /// <summary>30 s; Connect waits 100.</summary>
    public TimeSpan Deadline { get; } = TimeSpan.FromSeconds(30);

    /// <summary>200 without a body.</summary>
    public WebhookAnswer Answer => WebhookAnswer.Ok;

    /// <summary>The Connect keys, as text: they look like base64 and are not decoded.</summary>
    public IReadOnlyList<WebhookSecret> SecretsOf(IntegrationOptions options)
    {
        var docuSign = (DocuSignOptions)options;
        return WebhookSecret.Of(
            (nameof(DocuSignOptions.ConnectKey), docuSign.ConnectKey),
            (nameof(DocuSignOptions.PreviousConnectKey), docuSign.PreviousConnectKey)
        );
    }

    /// <summary>Accepts what any live key has signed. Allocates nothing.</summary>
    public ValueTask<Verification> VerifyAsync(
        RawWebhook webhook,
        IReadOnlyList<WebhookSecret> secrets,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(webhook);
        ArgumentNullException.ThrowIfNull(secrets);
        return ValueTask.FromResult(Verify(webhook, secrets));
    }

    /// <summary>The account's id.</summary>
    public string? RouteKey(RawWebhook webhook)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        return DocuSignEvents.AccountOf(webhook.Body.Span);
    }

    /// <summary>The event in a verified webhook.</summary>
    /// <exception cref="IntegrationException">It is none: <see cref="IntegrationErrorKind.Protocol"/>.</exception>
    public IEnumerable<WebhookEvent> Read(RawWebhook webhook)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        return [DocuSignEvents.Read(webhook.Body)];
    }

    private static Verification Verify(RawWebhook webhook, IReadOnlyList<WebhookSecret> secrets)
    {
        if (secrets.Count == 0)
        {
            return Verification.Refused("no Connect key is set");
        }

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        for (var i = 0; i < secrets.Count; i++)
        {
            HmacSignature.Sign(secrets[i].Utf8.Span, webhook.Body.Span, default, default, expected);
            if (IsAmong(webhook, expected))
            {
                return Verification.Accepted(secrets[i].Name);
            }
        }

        return Verification.Refused("no signature of a live key");
    }

    private static bool IsAmong(RawWebhook webhook, ReadOnlySpan<byte> expected)
    {
        foreach (var name in Headers)
        {
            if (HmacSignature.MatchesBase64(webhook.Header(name), expected))
            {
                return true;
            }
        }

        return false;
    }
}
