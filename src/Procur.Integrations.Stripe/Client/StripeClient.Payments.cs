using Procur.Integrations.Wire;

namespace Procur.Integrations.Stripe;

public sealed partial class StripeClient
{
    /// <summary>Starts a payment. A decline of one that is confirmed at once is an answer with <see cref="StripePaymentIntent.Error"/>. <c>POST v1/payment_intents</c>.</summary>
    public Task<WireReply<StripePaymentIntent>> CreatePaymentIntentAsync(
        WireForm form,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.CreatePaymentIntent, null, form, intent, StripeJson.Default.StripePaymentIntent, cancellationToken);

    /// <summary>Reads a payment. <c>GET v1/payment_intents/{id}</c>.</summary>
    public Task<WireReply<StripePaymentIntent>> GetPaymentIntentAsync(
        string id,
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) => GetAsync(StripeOperations.GetPaymentIntent, id, query, StripeJson.Default.StripePaymentIntent, cancellationToken);

    /// <summary>Reads a payment with its charge, which alone knows what was given back.</summary>
    internal Task<WireReply<StripePaymentIntent>> GetPaymentIntentWithChargeAsync(string id, CancellationToken cancellationToken) =>
        Connection.SendAsync(
            new WireCall(
                StripeOperations.GetPaymentIntent.Name,
                HttpMethod.Get,
                // The same query each time, so it is not written each time.
                WirePath.Of("v1/payment_intents/{id}?expand%5B0%5D=latest_charge", id),
                Repeat.Idempotent
            ),
            StripeJson.Default.StripePaymentIntent,
            cancellationToken
        );

    /// <summary>Changes a payment that is not yet confirmed. <c>POST v1/payment_intents/{id}</c>.</summary>
    public Task<WireReply<StripePaymentIntent>> UpdatePaymentIntentAsync(
        string id,
        WireForm form,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.UpdatePaymentIntent, id, form, intent, StripeJson.Default.StripePaymentIntent, cancellationToken);

    /// <summary>Lists payments, newest first. <c>GET v1/payment_intents</c>.</summary>
    public Task<WireReply<StripeList<StripePaymentIntent>>> ListPaymentIntentsAsync(
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) => GetAsync(StripeOperations.ListPaymentIntents, null, query, StripeJson.Default.StripeListStripePaymentIntent, cancellationToken);

    /// <summary>Searches payments by Stripe's query language (field <c>query</c>). The index may be a minute behind: do not look there for what was just made. <c>GET v1/payment_intents/search</c>.</summary>
    public Task<WireReply<StripeList<StripePaymentIntent>>> SearchPaymentIntentsAsync(
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) => GetAsync(StripeOperations.SearchPaymentIntents, null, query, StripeJson.Default.StripeListStripePaymentIntent, cancellationToken);

    /// <summary>Confirms a payment. A decline is an answer with <see cref="StripePaymentIntent.Error"/>. <c>POST v1/payment_intents/{id}/confirm</c>.</summary>
    public Task<WireReply<StripePaymentIntent>> ConfirmPaymentIntentAsync(
        string id,
        WireForm? form = null,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.ConfirmPaymentIntent, id, form, intent, StripeJson.Default.StripePaymentIntent, cancellationToken);

    /// <summary>Takes what is held. <c>POST v1/payment_intents/{id}/capture</c>.</summary>
    public Task<WireReply<StripePaymentIntent>> CapturePaymentIntentAsync(
        string id,
        WireForm? form = null,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.CapturePaymentIntent, id, form, intent, StripeJson.Default.StripePaymentIntent, cancellationToken);

    /// <summary>Releases what is held, or calls off an open payment. <c>POST v1/payment_intents/{id}/cancel</c>.</summary>
    public Task<WireReply<StripePaymentIntent>> CancelPaymentIntentAsync(
        string id,
        WireForm? form = null,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.CancelPaymentIntent, id, form, intent, StripeJson.Default.StripePaymentIntent, cancellationToken);

    /// <summary>Gives money back. A partial refund without a key, sent twice, gives back twice: this method always sends one. <c>POST v1/refunds</c>.</summary>
    public Task<WireReply<StripeRefund>> CreateRefundAsync(
        WireForm form,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PostAsync(StripeOperations.CreateRefund, null, form, intent, StripeJson.Default.StripeRefund, cancellationToken);

    /// <summary>Reads a refund. <c>GET v1/refunds/{id}</c>.</summary>
    public Task<WireReply<StripeRefund>> GetRefundAsync(string id, WireForm? query = null, CancellationToken cancellationToken = default) =>
        GetAsync(StripeOperations.GetRefund, id, query, StripeJson.Default.StripeRefund, cancellationToken);

    /// <summary>Lists refunds, newest first. <c>GET v1/refunds</c>.</summary>
    public Task<WireReply<StripeList<StripeRefund>>> ListRefundsAsync(
        WireForm? query = null,
        CancellationToken cancellationToken = default
    ) => GetAsync(StripeOperations.ListRefunds, null, query, StripeJson.Default.StripeListStripeRefund, cancellationToken);
}
