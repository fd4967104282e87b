using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations;
using Procur.Integrations.Sandbox;
using Procurement.Requests;

namespace Procurement.People;

/// <summary>A script plays the people: the approver approves, the signer signs, the payer pays, the warehouse books what was ordered.</summary>
internal sealed class SandboxPeople(SandboxControl control) : IPeople
{
    public Task DecideAsync(MessageRef offer, string approverId, CancellationToken cancellationToken) =>
        ClickAsync(offer, approverId, "Approve", cancellationToken);

    public Task SignAsync(string envelopeId, Signer signer, CancellationToken cancellationToken) =>
        SignOrDeclineAsync("sign", envelopeId, signer, cancellationToken);

    public Task AnswerHandsetAsync(CancellationToken cancellationToken) => AnswerAsync("pay", cancellationToken);

    public async Task ReceiveGoodsAsync(PurchaseOrder order, CancellationToken cancellationToken)
    {
        foreach (var line in order.Lines)
        {
            await control.ActAsync(
                "sap",
                "receive-goods",
                new JsonObject { ["purchaseOrder"] = order.Number, ["item"] = line.Id },
                cancellationToken: cancellationToken
            );
        }
    }

    /// <summary>Finance gives the department twice what it asks for.</summary>
    public Task GrantBudgetAsync(PurchaseRequest request, int year, CancellationToken cancellationToken) =>
        control.ActAsync(
            "sap",
            "set-budget",
            new JsonObject
            {
                ["department"] = request.Department,
                ["fiscalYear"] = year.ToString(CultureInfo.InvariantCulture),
                ["currency"] = request.Total.Currency.Code,
                ["available"] = request.Total.Amount * 2,
            },
            cancellationToken: cancellationToken
        );

    /// <summary>Presses a button of a message.</summary>
    public Task ClickAsync(MessageRef offer, string userId, string button, CancellationToken cancellationToken) =>
        control.ActAsync(
            "slack",
            "click",
            new JsonObject
            {
                ["channel"] = offer.Channel,
                ["ts"] = offer.Id,
                ["user"] = userId,
                ["text"] = button,
            },
            cancellationToken: cancellationToken
        );

    /// <summary>Opens the mail and signs the envelope, or declines to.</summary>
    /// <param name="act"><c>sign</c> or <c>decline</c>.</param>
    public Task SignOrDeclineAsync(string act, string envelopeId, Signer signer, CancellationToken cancellationToken) =>
        control.ActAsync(
            "docusign",
            act,
            new JsonObject { ["envelopeId"] = envelopeId, ["email"] = signer.Email },
            cancellationToken: cancellationToken
        );

    /// <summary>Answers the prompt that the phone shows.</summary>
    /// <exception cref="SandboxException">No phone shows one.</exception>
    public async Task AnswerAsync(string answer, CancellationToken cancellationToken)
    {
        var shown = await control.ActAsync("mpesa", "prompts", cancellationToken: cancellationToken);
        var prompt = shown["prompts"]?.AsArray().FirstOrDefault()?["checkoutRequestId"]?.GetValue<string>();
        await control.ActAsync(
            "mpesa",
            "answer",
            new JsonObject { ["checkoutRequestId"] = prompt ?? "none", ["answer"] = answer },
            cancellationToken: cancellationToken
        );
    }
}
