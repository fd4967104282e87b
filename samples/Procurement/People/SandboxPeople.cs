using System.Text.Json.Nodes;
using Procur.Integrations;
using Procur.Integrations.Sandbox;

namespace Procurement.People;

/// <summary>A script plays the people: the approver approves, the payer pays.</summary>
internal sealed class SandboxPeople(SandboxControl control) : IPeople
{
    public Task DecideAsync(MessageRef offer, string approverId, CancellationToken cancellationToken) =>
        ClickAsync(control, offer, approverId, "Approve", cancellationToken);

    public Task AnswerHandsetAsync(CancellationToken cancellationToken) => AnswerAsync(control, "pay", cancellationToken);

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

    /// <summary>Answers the prompt that the phone shows.</summary>
    /// <exception cref="SandboxException">No phone shows one.</exception>
    public static async Task AnswerAsync(SandboxControl control, string answer, CancellationToken cancellationToken)
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
