namespace Procur.Integrations;

/// <summary>Charging a customer again and again. Members are safe to call from many threads at once.</summary>
public interface ISubscriptionBilling
{
    /// <summary>Subscribes a customer.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<Subscription> CreateSubscriptionAsync(SubscriptionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes price or quantity.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<Subscription> ChangeSubscriptionAsync(SubscriptionChange request, CancellationToken cancellationToken = default);

    /// <summary>Ends it, at once or with the paid period.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<Subscription> CancelSubscriptionAsync(SubscriptionCancellation request, CancellationToken cancellationToken = default);

    /// <summary>Reads a subscription by the service's id.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<Subscription> GetSubscriptionAsync(string subscriptionId, CancellationToken cancellationToken = default);
}
