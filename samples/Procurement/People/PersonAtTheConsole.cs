using Procur.Integrations;
using Procurement.Requests;
using Spectre.Console;

namespace Procurement.People;

/// <summary>You are the approver, the signer and the payer; the warehouse is played.</summary>
internal sealed class PersonAtTheConsole(SandboxPeople script, IAnsiConsole console) : IPeople
{
    public async Task DecideAsync(MessageRef offer, string approverId, CancellationToken cancellationToken)
    {
        var button = await AskAsync("Your click", ["Approve", "Reject", "Counter"], cancellationToken);
        await script.ClickAsync(offer, approverId, button, cancellationToken);
    }

    public async Task SignAsync(string envelopeId, Signer signer, CancellationToken cancellationToken)
    {
        var act = await AskAsync("The contract is in your mail", ["sign", "decline"], cancellationToken);
        await script.SignOrDeclineAsync(act, envelopeId, signer, cancellationToken);
    }

    public async Task AnswerHandsetAsync(CancellationToken cancellationToken)
    {
        var answer = await AskAsync(
            "Your phone asks for the PIN",
            ["pay", "cancel", "wrong-pin", "insufficient", "timeout"],
            cancellationToken
        );
        await script.AnswerAsync(answer, cancellationToken);
    }

    public Task ReceiveGoodsAsync(PurchaseOrder order, CancellationToken cancellationToken) =>
        script.ReceiveGoodsAsync(order, cancellationToken);

    private async Task<string> AskAsync(string question, string[] choices, CancellationToken cancellationToken)
    {
        while (true)
        {
            console.Markup($"  [yellow]{Markup.Escape(question)}[/] ({string.Join(" / ", choices)}): ");
            var line =
                await Console.In.ReadLineAsync(cancellationToken)
                ?? throw new BadInputException("--interactive wants somebody at the console, but the input has ended.");
            var chosen = choices.FirstOrDefault(choice =>
                choice.StartsWith(line.Trim(), StringComparison.OrdinalIgnoreCase) && line.Trim().Length > 0
            );
            if (chosen is not null)
            {
                return chosen;
            }
        }
    }
}
