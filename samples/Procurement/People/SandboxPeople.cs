using System.Text.Json.Nodes;
using Procur.Integrations;
using Procur.Integrations.Sandbox;

namespace Procurement.People;

/// <summary>A script plays the people: the approver approves, the payer pays.</summary>
internal sealed class SandboxPeople(SandboxControl control) : IPeople
{
    public Task DecideAsync(MessageRef offer, string approverId, CancellationToken cancellationToken) =>
        ClickAsync(control, offer, approverId, "Approve", cancellationToken);

    public Task AnswerHandsetAsync(string phone, CancellationToken cancellationToken) =>
        AnswerAsync(control, phone, "pay", cancellationToken);

    public static Task ClickAsync(
        SandboxControl control,
        MessageRef offer,
        string userId,
        string button,
        CancellationToken cancellationToken
    ) =>
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

    public static Task AnswerAsync(SandboxControl control, string phone, string answer, CancellationToken cancellationToken) =>
        control.ActAsync(
            "mpesa",
            "answer",
            new JsonObject { ["phone"] = phone, ["answer"] = answer },
            cancellationToken: cancellationToken
        );
}
