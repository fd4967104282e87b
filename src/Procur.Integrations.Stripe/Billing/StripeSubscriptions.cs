using Procur.Integrations.Wire;

namespace Procur.Integrations.Stripe;

/// <summary>Subscriptions of one price.</summary>
internal sealed class StripeSubscriptions(StripeClient client) : ISubscriptionBilling
{
    // What the payer finishes the first payment with stands two objects further.
    private const string Expansion = "latest_invoice.confirmation_secret";

    public async Task<Subscription> CreateSubscriptionAsync(SubscriptionRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(request.Quantity);
        var intent = WireIntent.Of(request, request.Reference);
        var form = new WireForm()
            .Add("customer", request.CustomerId)
            .Add("items[0][price]", request.PriceId)
            .Add("items[0][quantity]", request.Quantity)
            .Add("trial_period_days", request.TrialDays)
            .Add("default_payment_method", StripePayments.MethodOf(request.Payer))
            .Add("expand[0]", Expansion)
            .AddMetadata(request.Metadata, request.Reference, client.KeyOf(StripeOperations.CreateSubscription, intent))
            .AddOptions(request.ProviderOptions);
        var reply = await client.CreateSubscriptionAsync(form, intent, cancellationToken).ConfigureAwait(false);
        return Read(reply.Value, reply.Raw);
    }

    public async Task<Subscription> ChangeSubscriptionAsync(SubscriptionChange request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        // A price that names no item is added beside the one there is, and both are charged.
        var current = await client.GetSubscriptionAsync(request.SubscriptionId, null, cancellationToken).ConfigureAwait(false);
        if (current.Value.Items is not { Data: [var item] })
        {
            throw new IntegrationException(
                StripeIntegration.Descriptor.Key,
                StripeOperations.UpdateSubscription.Name,
                IntegrationErrorKind.Validation,
                "stripe subscriptions.update: the subscription does not have exactly one item, so it is not said which one to change. "
                    + "Change its items with StripeClient.UpdateSubscriptionAsync; nothing was changed."
            );
        }

        var form = new WireForm()
            .Add("items[0][id]", item.Id)
            .Add("items[0][price]", request.PriceId)
            .Add("items[0][quantity]", request.Quantity)
            .Add("proration_behavior", request.Prorate ? "create_prorations" : "none")
            .Add("expand[0]", Expansion)
            .AddOptions(request.ProviderOptions);
        var reply = await client
            .UpdateSubscriptionAsync(request.SubscriptionId, form, WireIntent.Of(request), cancellationToken)
            .ConfigureAwait(false);
        return Read(reply.Value, reply.Raw);
    }

    public async Task<Subscription> CancelSubscriptionAsync(SubscriptionCancellation request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var form = new WireForm().AddOptions(request.ProviderOptions);
        if (request.AtPeriodEnd)
        {
            form.Add("cancel_at_period_end", true);
            var ending = await client
                .UpdateSubscriptionAsync(request.SubscriptionId, form, WireIntent.Of(request), cancellationToken)
                .ConfigureAwait(false);
            return Read(ending.Value, ending.Raw);
        }

        try
        {
            var query = request.ProviderOptions is null ? null : form;
            var ended = await client
                .CancelSubscriptionAsync(request.SubscriptionId, query, WireIntent.Of(request), cancellationToken)
                .ConfigureAwait(false);
            return Read(ended.Value, ended.Raw);
        }
        catch (IntegrationException e) when (e.Kind == IntegrationErrorKind.NotFound)
        {
            // Stripe does not find what has ended, be it by this call's first try or before; reading it tells that from an id that never was.
            return await GetSubscriptionAsync(request.SubscriptionId, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<Subscription> GetSubscriptionAsync(string subscriptionId, CancellationToken cancellationToken = default)
    {
        var query = new WireForm().Add("expand[0]", Expansion);
        var reply = await client.GetSubscriptionAsync(subscriptionId, query, cancellationToken).ConfigureAwait(false);
        return Read(reply.Value, reply.Raw);
    }

    internal static SubscriptionStatus StatusOf(string status) =>
        status switch
        {
            "incomplete" => SubscriptionStatus.Incomplete,
            "incomplete_expired" => SubscriptionStatus.Expired,
            "trialing" => SubscriptionStatus.Trialing,
            "active" => SubscriptionStatus.Active,
            "past_due" => SubscriptionStatus.PastDue,
            "paused" => SubscriptionStatus.Paused,
            "unpaid" => SubscriptionStatus.Unpaid,
            "canceled" => SubscriptionStatus.Canceled,
            _ => SubscriptionStatus.Unrecognized,
        };

    private static StripeSubscriptionItem? ItemOf(StripeSubscription subscription) =>
        subscription.Items is { Data: { Count: > 0 } items } ? items[0] : null;

    internal static Subscription Read(StripeSubscription subscription, RawJson raw)
    {
        var item = ItemOf(subscription);
        var status = StatusOf(subscription.Status);
        var invoice = subscription.LatestInvoice;
        var secret = invoice?.ConfirmationSecret?.ClientSecret ?? invoice?.PaymentIntent?.ClientSecret;
        var waits = status is SubscriptionStatus.Incomplete or SubscriptionStatus.PastDue;
        return new Subscription
        {
            Id = subscription.Id,
            Status = status,
            ProviderStatus = subscription.Status,
            CustomerId = subscription.Customer,
            PriceId = item?.Price?.Id,
            Quantity = (int)Math.Clamp(item?.Quantity ?? 1, 0, int.MaxValue),
            CurrentPeriodEnd = StripeTime.Read(item?.CurrentPeriodEnd ?? subscription.CurrentPeriodEnd),
            CancelsAtPeriodEnd = subscription.CancelAtPeriodEnd,
            NextAction = waits && secret is not null ? new ClientConfirmationAction(secret) : null,
            Reference = StripeMetadata.ReferenceOf(subscription.Metadata),
            Raw = raw,
        };
    }
}
