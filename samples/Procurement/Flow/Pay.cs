using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations;
using Procurement.Hosting;

namespace Procurement.Flow;

/// <summary>The payment, settled by the signed webhook or the confirmed callback; where neither comes, the service is asked.</summary>
internal sealed class Pay : IProcurementStep
{
    public string Name => "Payment";

    public string Service(ProcurementContext context) => context.Request.Payment.Integration == "mpesa" ? "M-Pesa" : "Stripe";

    public async Task<StepResult> RunAsync(ProcurementContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var payments = context.Services.GetRequiredKeyedService<IPaymentProvider>(request.Payment.Integration);
        var ended = context.Services.GetRequiredService<Arrivals>().EndOf(request.Reference);
        var asked = new PaymentRequest
        {
            Amount = request.Total,
            Payer = request.Payment.Payer,
            Reference = request.Reference,
            Description = request.Id,
            OperationKey = context.OperationKey("payment"),
            Metadata = new Dictionary<string, string> { ["department"] = request.Department },
        };

        Payment? started = null;
        IntegrationException? lost = null;
        try
        {
            started = await context.SettleAsync(token => payments.CreatePaymentAsync(asked, token), cancellationToken);
        }
        catch (IntegrationException e) when (e.OutcomeUnknown)
        {
            lost = e;
            context.Say("nobody can tell yet whether the payment was started; waiting for the service's callback");
        }

        var prompted = lost is not null || started!.NextAction is HandsetPromptAction;
        if (request.Payment.Payer is PhonePayer && prompted)
        {
            try
            {
                await context.People.AnswerHandsetAsync(cancellationToken);
            }
            catch (Procur.Integrations.Sandbox.SandboxException) when (lost is not null)
            {
                context.Say("no phone has a prompt to answer");
            }
        }

        Payment? payment;
        string evidence;
        var wait = request.Payment.Payer is PhonePayer ? context.Patience.ForPeople : context.Patience.ForWebhook;
        try
        {
            payment = await ended.WaitAsync(wait, cancellationToken);
            evidence =
                request.Payment.Integration == "mpesa" ? "settled by its callback, confirmed by a query" : "settled by the signed webhook";
        }
        catch (TimeoutException) when (started is not null)
        {
            payment = await payments.GetPaymentAsync(started.Id, cancellationToken);
            evidence = "no webhook came; the service was asked";
        }
        catch (TimeoutException)
        {
            return StepResult.Unknown($"nobody can tell whether it was paid: {lost!.Message}");
        }

        context.Payment = payment;
        return payment switch
        {
            { Status: PaymentStatus.Succeeded } => StepResult.Done($"{request.Total} paid; {evidence}", Id(payment)),
            { Decline: { } decline } => StepResult.NotDone($"declined ({decline.Reason}); {evidence}", payment.Id),
            { IsFinal: true } => StepResult.NotDone($"{payment.Status}; {evidence}", payment.Id),
            _ => StepResult.Unknown($"still {payment.Status}; {evidence}", payment.Id),
        };
    }

    private static string Id(Payment payment) =>
        payment.Settlements is [var settlement, ..] ? $"{payment.Id} ({settlement.Id})" : payment.Id;
}
