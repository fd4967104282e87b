using System.Text.Json.Nodes;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Stripe;

/// <summary>Payments as Stripe's PaymentIntents.</summary>
internal sealed class StripePayments(StripeClient client) : IPaymentProvider, IPaymentConfirmation, IPaymentAuthorizations, IPaymentHistory
{
    private const int MaxPageSize = 100;

    public async Task<Payment> CreatePaymentAsync(PaymentRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var intent = WireIntent.Of(request, request.Reference);
        var form = ToForm(request, client.KeyOf(StripeOperations.CreatePaymentIntent, intent));
        var reply = await client.CreatePaymentIntentAsync(form, intent, cancellationToken).ConfigureAwait(false);
        return StripePaymentReading.Read(reply.Value, reply.Raw);
    }

    public async Task<Payment> GetPaymentAsync(string paymentId, CancellationToken cancellationToken = default)
    {
        var reply = await client.GetPaymentIntentWithChargeAsync(paymentId, cancellationToken).ConfigureAwait(false);
        return StripePaymentReading.Read(reply.Value, reply.Raw);
    }

    public async Task<Payment> ConfirmPaymentAsync(PaymentConfirmationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var form = new WireForm()
            .Add("payment_method", MethodOf(request.Payer))
            .Add("return_url", request.ReturnUrl?.AbsoluteUri)
            .AddOptions(request.ProviderOptions);
        var reply = await client
            .ConfirmPaymentIntentAsync(request.PaymentId, form, WireIntent.Of(request), cancellationToken)
            .ConfigureAwait(false);
        return StripePaymentReading.Read(reply.Value, reply.Raw);
    }

    public async Task<Payment> CapturePaymentAsync(CaptureRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var amount = await client.AmountInCurrencyOfAsync(request.PaymentId, request.Amount, cancellationToken).ConfigureAwait(false);
        var form = new WireForm().Add("amount_to_capture", amount).AddOptions(request.ProviderOptions);
        var reply = await client
            .CapturePaymentIntentAsync(request.PaymentId, form, WireIntent.Of(request), cancellationToken)
            .ConfigureAwait(false);
        return StripePaymentReading.Read(reply.Value, reply.Raw);
    }

    public async Task<Payment> VoidPaymentAsync(VoidRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var form = new WireForm().Add("cancellation_reason", request.Reason).AddOptions(request.ProviderOptions);
        var reply = await client
            .CancelPaymentIntentAsync(request.PaymentId, form, WireIntent.Of(request), cancellationToken)
            .ConfigureAwait(false);
        return StripePaymentReading.Read(reply.Value, reply.Raw);
    }

    public async Task<Page<Payment>> ListPaymentsAsync(PaymentQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.PageSize);
        var form = new WireForm()
            .Add("limit", Math.Min(query.PageSize, MaxPageSize))
            .Add("created[gte]", StripeTime.Write(query.CreatedFrom))
            .Add("created[lt]", StripeTime.Write(query.CreatedTo))
            .Add("customer", query.CustomerId)
            .Add("starting_after", query.From);
        var reply = await client.ListPaymentIntentsAsync(form, cancellationToken).ConfigureAwait(false);
        var raws = StripeSlices.OfData(reply.Body);
        var items = new Payment[reply.Value.Data.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = StripePaymentReading.Read(reply.Value.Data[i], new RawJson(raws[i]));
        }

        return new Page<Payment>(items, reply.Value.HasMore && items.Length > 0 ? items[^1].Id : null);
    }

    internal static WireForm ToForm(PaymentRequest request, string key)
    {
        if (request.Amount.Amount <= 0)
        {
            throw new ArgumentException("A payment's amount must be above zero.", nameof(request));
        }

        var method = MethodOf(request.Payer);
        var form = new WireForm()
            .Add("amount", StripeMoney.ToWire(request.Amount))
            .Add("currency", StripeMoney.Code(request.Amount))
            .Add("description", request.Description)
            .Add("customer", request.CustomerId)
            .Add("capture_method", request.Capture == CaptureMode.Manual ? "manual" : null);
        if (method is not null)
        {
            form.Add("payment_method", method).Add("confirm", true).Add("return_url", request.ReturnUrl?.AbsoluteUri);
            if (request.ReturnUrl is null && !ChoosesMethods(request.ProviderOptions))
            {
                // Without an address to come back to, Stripe refuses methods that send the payer away; cards may still ask for the payer in place.
                form.Add("automatic_payment_methods", "enabled", "true").Add("automatic_payment_methods", "allow_redirects", "never");
            }
        }

        return form.AddMetadata(request.Metadata, request.Reference, key).AddOptions(request.ProviderOptions);
    }

    internal static string? MethodOf(Payer? payer) =>
        payer switch
        {
            null => null,
            MethodPayer { Token: { Length: > 0 } token } => token,
            MethodPayer => throw new ArgumentException("The payment method's token is empty.", nameof(payer)),
            _ => throw new ArgumentException(
                "Stripe takes a payment method that its own pages or client library made: Payer.WithMethod(\"pm_…\").",
                nameof(payer)
            ),
        };

    private static bool ChoosesMethods(JsonObject? options) =>
        options is not null
        && (
            options.ContainsKey("automatic_payment_methods")
            || options.ContainsKey("payment_method_types")
            || options.ContainsKey("payment_method_configuration")
        );
}
