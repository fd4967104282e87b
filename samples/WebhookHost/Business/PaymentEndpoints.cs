using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Procur.Integrations;
using Procur.Integrations.Connections;

namespace WebhookHost.Business;

/// <summary>The business: payments by a customer's own Stripe account.</summary>
internal static class PaymentEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static void Map(WebApplication app)
    {
        app.MapPost("/payments/{tenant}", PayAsync);
        app.MapGet("/handled/{tenant}", HandledAsync);
    }

    private static async Task<Results<Ok<PaymentTaken>, JsonHttpResult<Problem>>> PayAsync(
        string tenant,
        PaymentOrder order,
        IConnections connections,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var payments = await connections.GetAsync<IPaymentProvider>(tenant, "stripe", cancellationToken: cancellationToken);
            var payment = await payments.CreatePaymentAsync(
                new PaymentRequest
                {
                    Amount = new Money(order.Amount, order.Currency),
                    Payer = Payer.WithMethod(order.Method),
                    Reference = order.Reference,
                    OperationKey = $"pay {order.Reference}",
                },
                cancellationToken
            );
            return TypedResults.Ok(new PaymentTaken(payment.Id, payment.Status.ToString(), payment.Amount?.ToString()));
        }
        catch (IntegrationException e)
        {
            return TypedResults.Json(new Problem(e.Message), statusCode: StatusCodes.Status502BadGateway);
        }
        catch (ArgumentException e)
        {
            return TypedResults.Json(new Problem(e.Message), statusCode: StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>Answers once the handler was called so often with the payment's success, and the inbox has noted it.</summary>
    private static async Task<Results<Ok<PaymentHandled>, JsonHttpResult<Problem>>> HandledAsync(
        string tenant,
        string reference,
        int? times,
        EventDiary diary,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            return TypedResults.Ok(await diary.PaidAsync(tenant, reference, times ?? 1, limit.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TypedResults.Json(
                new Problem($"No success of {reference} was handled {times ?? 1} times within {Patience.TotalSeconds:0} seconds."),
                statusCode: StatusCodes.Status404NotFound
            );
        }
    }
}
