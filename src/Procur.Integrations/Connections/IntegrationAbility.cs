using Procur.Integrations.Connections;

namespace Procur.Integrations;

/// <summary>Something a provider offers: a capability interface, its wire client, a resolver, a webhook receiver. A row of its definition.</summary>
public abstract class IntegrationAbility
{
    private IntegrationAbility(Type type) => Type = type;

    /// <summary>What hosts resolve it by.</summary>
    public Type Type { get; }

    /// <summary>Describes an ability.</summary>
    /// <typeparam name="T">What hosts resolve it by, alone, by key, or from a tenant's connection.</typeparam>
    /// <param name="make">Makes it for one connection; called once a connection.</param>
    public static IntegrationAbility Of<T>(Func<Connection, T> make)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(make);
        return new Ability<T>(make);
    }

    internal abstract void AddTo(IIntegrationBuilder builder);

    internal abstract void OfferTo(IntegrationRegistration registration);

    // Generic, so that the container's services are closed at compile time, which ahead-of-time compilation asks for.
    private sealed class Ability<T>(Func<Connection, T> make) : IntegrationAbility(typeof(T))
        where T : class
    {
        internal override void AddTo(IIntegrationBuilder builder) => builder.AddProvider(make);

        internal override void OfferTo(IntegrationRegistration registration) => registration.Offer(Type, make);
    }
}
