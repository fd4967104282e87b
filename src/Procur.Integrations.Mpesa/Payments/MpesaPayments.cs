using System.Globalization;
using Procur.Integrations.Connections;
using Procur.Integrations.Webhooks;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Mpesa;

/// <summary>Payments by STK push: our words to Daraja's and back.</summary>
internal sealed class MpesaPayments(MpesaClient client) : IPaymentProvider
{
    private readonly Connection connection = client.Connection;

    public async Task<Payment> CreatePaymentAsync(PaymentRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var order = MpesaOrder.Of(request);
        var intent = WireIntent.Of(request, order.Reference);
        var snapshot = await connection.UsableAsync(MpesaOperations.StkPushName, cancellationToken).ConfigureAwait(false);
        // Before the push: its callback may come before its answer.
        var ticket = await connection
            .Callbacks.IssueAsync(MpesaTickets.For(client, intent, order), cancellationToken)
            .ConfigureAwait(false);
        var address = Callback(ticket, (MpesaOptions)snapshot.Options);
        var push = new MpesaStkPush(order.Phone, order.Shillings, order.Reference, order.Description, address)
        {
            Further = request.ProviderOptions,
        };
        var reply = await client.StkPushAsync(push, intent, cancellationToken).ConfigureAwait(false);

        var answer = reply.Value;
        var now = connection.Time.GetUtcNow();
        // An answer from the journal is of another time.
        var pushedAt = reply.IsRecorded ? MpesaCheckoutId.PushedAt(answer.CheckoutRequestId, now) : now;
        return new Payment
        {
            Id = answer.CheckoutRequestId,
            Status = PaymentStatus.Pending,
            ProviderStatus = answer.ResponseCode ?? "",
            Amount = request.Amount,
            Reference = request.Reference,
            NextAction = Prompt(answer.CustomerMessage, pushedAt),
            CreatedAt = pushedAt,
            Raw = reply.Raw,
        };
    }

    public async Task<Payment> GetPaymentAsync(string paymentId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(paymentId);
        var reply = await client.StkQueryAsync(paymentId, cancellationToken).ConfigureAwait(false);
        var now = connection.Time.GetUtcNow();
        var pushedAt = MpesaCheckoutId.PushedAt(paymentId, now);
        var finding = MpesaFinding.Of(paymentId, reply.Value, pushedAt, now);
        return new Payment
        {
            Id = paymentId,
            Status = finding.Status,
            ProviderStatus = finding.ResultCode ?? reply.Value.ErrorCode ?? reply.Value.ResponseCode ?? "",
            Decline = finding.Decline,
            NextAction = finding.Status == PaymentStatus.Pending ? Prompt(null, pushedAt) : null,
            CreatedAt = pushedAt,
            Raw = reply.Raw,
        };
    }

    private static HandsetPromptAction Prompt(string? message, DateTimeOffset? pushedAt) =>
        new(message, pushedAt + MpesaFinding.PromptLifetime);

    private Uri Callback(CallbackTicket ticket, MpesaOptions options)
    {
        var address = connection.CallbackAddress(ticket, options.CallbackBaseUrl);
        var problem =
            address is null
                ? "no public address is set; set Integrations:Mpesa:CallbackBaseUrl (MPESA_CALLBACK_BASE_URL) or Integrations:Webhooks:PublicBaseUrl"
            : MpesaSettings.ProblemOfCallback(address, options.Environment) is { } wrong ? $"the address for callbacks {wrong}"
            : null;
        return problem is null
            ? address!
            : throw new IntegrationException(
                MpesaIntegration.Key,
                MpesaOperations.StkPushName,
                IntegrationErrorKind.NotConfigured,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{MpesaIntegration.Key} {MpesaOperations.StkPushName}: {problem}. Nothing was sent."
                )
            );
    }
}
