using System.Text.Json.Serialization.Metadata;
using Procur.Integrations.Connections;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Stripe;

/// <summary>
/// Stripe's API (docs.stripe.com/api), one method an operation, fields as Stripe names them. Members are safe to call from many threads at once.
/// </summary>
/// <remarks>
/// <para>Every POST carries an <c>Idempotency-Key</c>: give the intent that the call belongs to, so that asking again takes effect once.</para>
/// <para>Every method throws <see cref="IntegrationException"/> where the call failed, <see cref="IntegrationCanceledException"/> where the caller's token
/// ended it, and <see cref="ArgumentException"/> for an id that is none. A form must not be changed after it was handed over.</para>
/// </remarks>
/// <param name="connection">The account; see <see cref="StripeIntegration.CreateConnection"/> for one without a container.</param>
public sealed partial class StripeClient(Connection connection)
{
    /// <summary>The account that calls are made for.</summary>
    public Connection Connection { get; } = connection;

    /// <summary>The key that an intent's call is sent with.</summary>
    internal string KeyOf(StripeOperation operation, WireIntent intent) => intent.KeyFor(Connection.Id, operation.Name);

    private Task<WireReply<T>> GetAsync<T>(
        StripeOperation operation,
        string? id,
        WireForm? query,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var call = new WireCall(operation.Name, HttpMethod.Get, WirePath.WithQuery(PathOf(operation, id), query), Repeat.Idempotent);
        return Connection.SendAsync(call, type, cancellationToken);
    }

    private Task<WireReply<T>> PostAsync<T>(
        StripeOperation operation,
        string? id,
        WireForm? form,
        WireIntent? intent,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var named = intent ?? WireIntent.New();
        var call = new WireCall(operation.Name, HttpMethod.Post, PathOf(operation, id), Repeat.IdempotentByKey, named, Connection)
        {
            Body = WireBody.Form(form ?? new WireForm()),
            Headers = [new WireHeader("Idempotency-Key", KeyOf(operation, named))],
        };
        return Connection.SendAsync(call, type, cancellationToken);
    }

    private Task<WireReply<T>> DeleteAsync<T>(
        StripeOperation operation,
        string id,
        WireForm? query,
        WireIntent? intent,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
        where T : class
    {
        // Stripe takes no key for a DELETE; the id makes twice once.
        var call = new WireCall(operation.Name, HttpMethod.Delete, WirePath.WithQuery(PathOf(operation, id), query), Repeat.Idempotent)
        {
            OperationKey = intent?.OperationKey,
            Step = intent?.Step,
            Reference = intent?.Reference,
        };
        return Connection.SendAsync(call, type, cancellationToken);
    }

    private static string PathOf(StripeOperation operation, string? id) =>
        operation.TakesId ? WirePath.Of(operation.Path, id!) : operation.Path;
}
