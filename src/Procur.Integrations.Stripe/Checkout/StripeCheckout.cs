using System.Globalization;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Stripe;

/// <summary>Payment pages that Stripe hosts.</summary>
internal sealed class StripeCheckout(StripeClient client) : ICheckoutSessions
{
    public async Task<CheckoutSession> CreateCheckoutSessionAsync(CheckoutRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var intent = WireIntent.Of(request, request.Reference);
        var form = ToForm(request, client.KeyOf(StripeOperations.CreateCheckoutSession, intent));
        var reply = await client.CreateCheckoutSessionAsync(form, intent, cancellationToken).ConfigureAwait(false);
        return Read(reply.Value, reply.Raw);
    }

    public async Task<CheckoutSession> GetCheckoutSessionAsync(string sessionId, CancellationToken cancellationToken = default)
    {
        var reply = await client.GetCheckoutSessionAsync(sessionId, null, cancellationToken).ConfigureAwait(false);
        return Read(reply.Value, reply.Raw);
    }

    internal static CheckoutStatus StatusOf(string? status) =>
        status switch
        {
            "open" => CheckoutStatus.Open,
            "complete" => CheckoutStatus.Completed,
            "expired" => CheckoutStatus.Expired,
            _ => CheckoutStatus.Unrecognized,
        };

    internal static CheckoutSession Read(StripeCheckoutSession session, RawJson raw) =>
        new()
        {
            Id = session.Id,
            Status = StatusOf(session.Status),
            ProviderStatus = session.Status ?? "",
            Url = Uri.TryCreate(session.Url, UriKind.Absolute, out var url) ? url : null,
            IsPaid = session.PaymentStatus is "paid" or "no_payment_required",
            Total = StripeMoney.FromWire(session.AmountTotal, session.Currency),
            PaymentId = session.PaymentIntent,
            Reference = session.ClientReferenceId ?? StripeMetadata.ReferenceOf(session.Metadata),
            ExpiresAt = StripeTime.Read(session.ExpiresAt),
            Raw = raw,
        };

    private static WireForm ToForm(CheckoutRequest request, string key)
    {
        if (request.Lines is not [var first, ..])
        {
            throw new ArgumentException("A checkout needs at least one line.", nameof(request));
        }

        var form = new WireForm()
            .Add("mode", request.ProviderOptions?.ContainsKey("mode") == true ? null : "payment")
            .Add("success_url", request.SuccessUrl.OriginalString)
            .Add("cancel_url", request.CancelUrl?.OriginalString)
            .Add("client_reference_id", request.Reference)
            .Add("customer", request.CustomerId);
        for (var i = 0; i < request.Lines.Count; i++)
        {
            var line = request.Lines[i];
            if (line.UnitPrice.Currency != first.UnitPrice.Currency)
            {
                throw new ArgumentException("All lines of a checkout must be of one currency.", nameof(request));
            }

            if (line.Quantity <= 0)
            {
                throw new ArgumentException("A line's quantity must be above zero.", nameof(request));
            }

            var name = string.Create(CultureInfo.InvariantCulture, $"line_items[{i}]");
            form.Add($"{name}[quantity]", line.Quantity)
                .Add($"{name}[price_data][currency]", StripeMoney.Code(line.UnitPrice))
                .Add($"{name}[price_data][unit_amount]", StripeMoney.ToWire(line.UnitPrice))
                .Add($"{name}[price_data][product_data][name]", line.Name);
        }

        form.AddMetadata(request.Metadata, request.Reference, key);
        if (request.Reference is not null && request.ProviderOptions?.ContainsKey("mode") != true)
        {
            // The payment behind the page is found by the same reference.
            form.Add("payment_intent_data[metadata]", StripeMetadata.Reference, request.Reference);
        }

        return form.AddOptions(request.ProviderOptions);
    }
}
