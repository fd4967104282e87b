using System.Security.Cryptography;
using System.Text.Json;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Mpesa;

/// <summary>Takes Daraja's callbacks, which carry no signature: what speaks for one is the unguessable address that was made for its push.</summary>
internal sealed class MpesaWebhookReceiver : IWebhookReceiver
{
    private const string CallbackType = "stkCallback";
    private const string UnrecognizedType = "unrecognized";

    public WebhookScope Scope => WebhookScope.Address;

    // The only time that the documentation names, for the callback that the service waits for most.
    public TimeSpan Deadline => TimeSpan.FromSeconds(8);

    public WebhookAnswer Answer { get; } =
        new(200) { Body = """{"ResultCode":0,"ResultDesc":"Success"}"""u8.ToArray(), ContentType = "application/json" };

    public IReadOnlyList<WebhookSecret> SecretsOf(IntegrationOptions options) => [];

    public ValueTask<Verification> VerifyAsync(
        RawWebhook webhook,
        IReadOnlyList<WebhookSecret> secrets,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(webhook);
        return ValueTask.FromResult(
            webhook.Ticket is not { Operation: MpesaOperations.StkPushName } ? Verification.Refused("the address was made for no push")
            : new RawJson(webhook.Body).Element.ValueKind != JsonValueKind.Object ? Verification.Refused("the body is no JSON object")
            : Verification.Accepted(null)
        );
    }

    public string? RouteKey(RawWebhook webhook) => null;

    public IEnumerable<WebhookEvent> Read(RawWebhook webhook)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        var raw = new RawJson(webhook.Body);
        // With the bytes in its name, a forgery that came first does not pass for the true one's copy.
        var digest = Convert.ToHexStringLower(SHA256.HashData(webhook.Body.Span).AsSpan(0, 16));
        if (MpesaCallbackBody.Read(raw.Element) is not { } body)
        {
            return [new MpesaUnrecognizedCallback(digest, UnrecognizedType) { Raw = raw }];
        }

        return
        [
            new MpesaPaymentCallback($"{MpesaCheckoutId.Mark(body.CheckoutRequestId)}-{body.ResultCode}-{digest}", CallbackType)
            {
                EntityId = body.CheckoutRequestId,
                CheckoutRequestId = body.CheckoutRequestId,
                ResultCode = body.ResultCode,
                ResultDescription = body.ResultDescription,
                Receipt = body.Receipt,
                Amount = body.Amount,
                OccurredAt = body.PaidAt,
                Raw = raw,
                Payment = new Payment
                {
                    Id = body.CheckoutRequestId,
                    Status = PaymentStatus.Processing,
                    ProviderStatus = body.ResultCode,
                    Amount = webhook.Ticket is { } ticket ? MpesaTickets.AmountOf(ticket) : null,
                    Reference = webhook.Ticket is { } same ? MpesaTickets.ReferenceOf(same) : null,
                    Raw = raw,
                },
            },
        ];
    }
}
