using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Procur.Integrations.Connections;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations;

/// <summary>Registers what acts on webhooks: for one integration on its builder, or for the whole host on its services.</summary>
/// <remarks>
/// Each handler is resolved from a scope of its own, one after the other in the order of registration. Where one throws, the others still run, and when the
/// service sends the event again only those run that had failed. An event that nobody handles is acknowledged.
/// </remarks>
public static class WebhookHandlerExtensions
{
    /// <summary>Has a handler act on events of this integration, tenants' connections included; a further account's builder means that account alone.</summary>
    /// <typeparam name="TEvent">A service's own event, a common interface such as <see cref="IPaymentEvent"/>, or <see cref="WebhookEvent"/> for all.</typeparam>
    /// <typeparam name="THandler">The handler; scoped unless the host has registered it otherwise.</typeparam>
    public static IIntegrationBuilder AddWebhookHandler<
        TEvent,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler
    >(this IIntegrationBuilder builder)
        where TEvent : class
        where THandler : class, IWebhookHandler<TEvent>
    {
        ArgumentNullException.ThrowIfNull(builder);
        AddHandler<TEvent, THandler>(builder.Services, IntegrationBuilderExtensions.Of(builder).Registration);
        return builder;
    }

    /// <summary>Has a delegate act on events of this integration.</summary>
    /// <typeparam name="TEvent">A service's own event, a common interface such as <see cref="IPaymentEvent"/>, or <see cref="WebhookEvent"/> for all.</typeparam>
    public static IIntegrationBuilder AddWebhookHandler<TEvent>(
        this IIntegrationBuilder builder,
        Func<TEvent, CancellationToken, Task> handler
    )
        where TEvent : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(handler);
        AddDelegate(builder.Services, IntegrationBuilderExtensions.Of(builder).Registration, handler);
        return builder;
    }

    /// <summary>Has a handler act on events of every integration.</summary>
    /// <typeparam name="TEvent">A service's own event, a common interface such as <see cref="IPaymentEvent"/>, or <see cref="WebhookEvent"/> for all.</typeparam>
    /// <typeparam name="THandler">The handler; scoped unless the host has registered it otherwise.</typeparam>
    public static IServiceCollection AddWebhookHandler<
        TEvent,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler
    >(this IServiceCollection services)
        where TEvent : class
        where THandler : class, IWebhookHandler<TEvent>
    {
        ArgumentNullException.ThrowIfNull(services);
        AddHandler<TEvent, THandler>(services, null);
        return services;
    }

    /// <summary>Has a delegate act on events of every integration.</summary>
    /// <typeparam name="TEvent">A service's own event, a common interface such as <see cref="IPaymentEvent"/>, or <see cref="WebhookEvent"/> for all.</typeparam>
    public static IServiceCollection AddWebhookHandler<TEvent>(
        this IServiceCollection services,
        Func<TEvent, CancellationToken, Task> handler
    )
        where TEvent : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(handler);
        AddDelegate(services, null, handler);
        return services;
    }

    /// <summary>Has a responder answer events of this integration whose answer is the business. The first one that takes an event answers it; copies get the same answer.</summary>
    /// <typeparam name="TEvent">What is asked.</typeparam>
    /// <typeparam name="TAnswer">What is answered; the provider's receiver must be an <see cref="IWebhookAnswerWriter{TAnswer}"/>.</typeparam>
    /// <typeparam name="TResponder">The responder; scoped unless the host has registered it otherwise.</typeparam>
    public static IIntegrationBuilder AddWebhookResponder<
        TEvent,
        TAnswer,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TResponder
    >(this IIntegrationBuilder builder)
        where TEvent : WebhookEvent
        where TResponder : class, IWebhookResponder<TEvent, TAnswer>
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddScoped<TResponder>();
        Add(
            builder.Services,
            new WebhookHandlerRegistration(
                NameOf(typeof(TResponder), typeof(TEvent)),
                IntegrationBuilderExtensions.Of(builder).Registration,
                static webhookEvent => webhookEvent is TEvent,
                static async (services, webhookEvent, receiver, cancellationToken) =>
                {
                    if (receiver is not IWebhookAnswerWriter<TAnswer> writer)
                    {
                        throw new InvalidOperationException(
                            $"{webhookEvent.Source.Integration} cannot be answered with {typeof(TAnswer).Name}; its package says which answers it understands."
                        );
                    }

                    var answer = await services
                        .GetRequiredService<TResponder>()
                        .AnswerAsync((TEvent)webhookEvent, cancellationToken)
                        .ConfigureAwait(false);
                    return writer.Write(webhookEvent, answer);
                }
            )
            {
                IsResponder = true,
            }
        );
        return builder;
    }

    private static void AddHandler<TEvent, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        IServiceCollection services,
        IntegrationRegistration? only
    )
        where TEvent : class
        where THandler : class, IWebhookHandler<TEvent>
    {
        services.TryAddScoped<THandler>();
        Add(
            services,
            new WebhookHandlerRegistration(
                NameOf(typeof(THandler), typeof(TEvent)),
                only,
                static webhookEvent => webhookEvent is TEvent,
                static async (provider, webhookEvent, _, cancellationToken) =>
                {
                    await provider
                        .GetRequiredService<THandler>()
                        .HandleAsync((TEvent)(object)webhookEvent, cancellationToken)
                        .ConfigureAwait(false);
                    return null;
                }
            )
        );
    }

    private static void AddDelegate<TEvent>(
        IServiceCollection services,
        IntegrationRegistration? only,
        Func<TEvent, CancellationToken, Task> handler
    )
        where TEvent : class
    {
        var number = services.Count(service => service.ServiceType == typeof(WebhookHandlerRegistration));
        Add(
            services,
            new WebhookHandlerRegistration(
                NameOf(typeof(Delegate), typeof(TEvent)) + number.ToString(CultureInfo.InvariantCulture),
                only,
                static webhookEvent => webhookEvent is TEvent,
                async (_, webhookEvent, _, cancellationToken) =>
                {
                    await handler((TEvent)(object)webhookEvent, cancellationToken).ConfigureAwait(false);
                    return null;
                }
            )
        );
    }

    private static void Add(IServiceCollection services, WebhookHandlerRegistration registration)
    {
        services.AddIntegrationCore();
        if (
            !services.Any(service =>
                service.ImplementationInstance is WebhookHandlerRegistration there
                && there.Name == registration.Name
                && there.Only == registration.Only
            )
        )
        {
            services.AddSingleton(registration);
        }
    }

    private static string NameOf(Type handler, Type webhookEvent) => $"{handler.FullName}({webhookEvent.FullName})";
}
