using System.Text.Json;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Mpesa;

/// <summary>Matches a callback with its push and asks the service itself before anybody acts on it.</summary>
internal sealed class MpesaCallbackConfirmation(MpesaClient client) : IWebhookConfirmation
{
    private readonly Connection connection = client.Connection;

    public async ValueTask<WebhookConfirmation> ConfirmAsync(
        WebhookEvent webhookEvent,
        RawWebhook webhook,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(webhook);
        if (webhookEvent is not MpesaPaymentCallback callback)
        {
            return WebhookConfirmation.Confirmed(webhookEvent);
        }

        if (webhook.Ticket is not { } ticket)
        {
            return WebhookConfirmation.Refused("the address was made for no push");
        }

        var push = ticket.JournalId is { } id ? await connection.FindOperationAsync(id, cancellationToken).ConfigureAwait(false) : null;
        if (AcknowledgedId(push) is { } known && known != callback.CheckoutRequestId)
        {
            return WebhookConfirmation.Refused("the callback names another push than the one that its address was made for");
        }

        var (confirmation, finding) = await AskAsync(callback, ticket, cancellationToken).ConfigureAwait(false);
        if (confirmation == MpesaConfirmation.Confirmed && push is not null)
        {
            // The service knows the push: where its acknowledgement was lost, this is it.
            await connection
                .SettleAsync(push.Id, OutcomeResolution.TookEffect(200, Acknowledgement(callback), "callback"), cancellationToken)
                .ConfigureAwait(false);
        }

        return WebhookConfirmation.Confirmed(
            callback with
            {
                Confirmation = confirmation,
                Payment = confirmation == MpesaConfirmation.Confirmed ? Settled(callback, finding!) : callback.Payment,
            }
        );
    }

    private static string? AcknowledgedId(JournalEntry? push)
    {
        if (push is not { State: JournalState.Settled })
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(push.ReplyBody.Span, MpesaJson.Default.MpesaStkPushAnswer)?.CheckoutRequestId;
        }
        catch (JsonException)
        {
            // Settled by hand, with words in place of the service's answer: it names no push to match.
            return null;
        }
    }

    // What the lost answer would have said.
    private static byte[] Acknowledgement(MpesaPaymentCallback callback) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new MpesaStkPushAnswer
            {
                CheckoutRequestId = callback.CheckoutRequestId,
                ResponseCode = "0",
                ResponseDescription = "Accepted, as its callback says",
            },
            MpesaJson.Default.MpesaStkPushAnswer
        );

    private static Payment Settled(MpesaPaymentCallback callback, MpesaFinding finding)
    {
        var asked = callback.Payment.Amount;
        var isPaid = finding.Status == PaymentStatus.Succeeded;
        return callback.Payment with
        {
            Status = finding.Status,
            ProviderStatus = finding.ResultCode!,
            Decline = finding.Decline,
            AmountCaptured = isPaid ? asked : null,
            Settlements =
                isPaid && callback.Receipt is { Length: > 0 } receipt && asked is { } amount
                    ? [new Settlement(receipt, amount) { At = callback.OccurredAt }]
                    : [],
        };
    }

    private async Task<(MpesaConfirmation Confirmation, MpesaFinding? Finding)> AskAsync(
        MpesaPaymentCallback callback,
        CallbackTicket ticket,
        CancellationToken cancellationToken
    )
    {
        MpesaStkQueryAnswer answer;
        try
        {
            var reply = await client.StkQueryAsync(callback.CheckoutRequestId, cancellationToken).ConfigureAwait(false);
            answer = reply.Value;
        }
        catch (IntegrationException e)
        {
            // Handed on as unconfirmed: the service does not repeat a callback, so to ask for a repeat would be to lose it.
            return (e.Kind == IntegrationErrorKind.NotFound ? MpesaConfirmation.Contradicted : MpesaConfirmation.Unconfirmed, null);
        }

        return Judge(callback, ticket, answer);
    }

    private (MpesaConfirmation Confirmation, MpesaFinding? Finding) Judge(
        MpesaPaymentCallback callback,
        CallbackTicket ticket,
        MpesaStkQueryAnswer answer
    )
    {
        var now = connection.Time.GetUtcNow();
        var pushedAt = MpesaCheckoutId.PushedAt(callback.CheckoutRequestId, now);
        var finding = MpesaFinding.Of(callback.CheckoutRequestId, answer, pushedAt, now);
        if (finding.ResultCode is null)
        {
            return (MpesaConfirmation.Unconfirmed, null);
        }

        if (callback.Amount is { } claimed && MpesaTickets.AmountOf(ticket) is { } asked && claimed != asked)
        {
            return (MpesaConfirmation.Contradicted, null);
        }

        if (finding.ResultCode == callback.ResultCode)
        {
            // Both say the same, so no later word is waited for; and as a callback is the end of its push, a code that nobody has heard of is a failure.
            var agreed = MpesaFinding.Of(callback.CheckoutRequestId, answer, pushedAt: null, now);
            return (
                MpesaConfirmation.Confirmed,
                agreed.Status == PaymentStatus.Unrecognized ? agreed with { Status = PaymentStatus.Failed } : agreed
            );
        }

        if (!finding.IsFinal)
        {
            return (MpesaConfirmation.Unconfirmed, null);
        }

        // Two ways to have failed are a failure; paid and not paid are a contradiction.
        return MpesaResults.Paid == finding.ResultCode || MpesaResults.Paid == callback.ResultCode
            ? (MpesaConfirmation.Contradicted, null)
            : (MpesaConfirmation.Confirmed, finding);
    }
}
