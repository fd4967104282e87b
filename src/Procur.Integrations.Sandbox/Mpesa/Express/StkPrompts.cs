using Procur.Integrations.Sandbox.Mpesa.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Mpesa.Express;

/// <summary>Shows prompts, ends them and says so.</summary>
internal sealed class StkPrompts(string key, SandboxWorld world, MpesaCallbacks callbacks)
{
    private const string Currency = "KES";

    /// <summary>How long a handset shows a prompt.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    /// <summary>Shows a prompt. Asked twice, it shows two, one after the other: nothing here knows a request again.</summary>
    /// <returns>The prompt; null if the phone is busy with another one.</returns>
    public StkPrompt? Show(MpesaAccount account, StkPushRequest request)
    {
        lock (account.Gate)
        {
            if (account.Open.ContainsKey(request.Phone))
            {
                return null;
            }

            var now = world.Clock.GetUtcNow();
            var prompt = new StkPrompt(request, MpesaIds.Request(), MpesaIds.Checkout(now), now);
            account.Add(prompt);
            EndLater(account, prompt, PromptOutcome.TimedOut, Lifetime);
            var auto = account.AutoAnswers.Of(request.Phone);
            if (auto?.Outcome != PromptOutcome.Unreachable)
            {
                Write(account, "stk-prompt", prompt.CheckoutRequestId, request, now);
            }

            if (auto is { After.Ticks: > 0 })
            {
                EndLater(account, prompt, auto.Outcome, auto.After);
            }
            else if (auto is not null)
            {
                End(account, prompt, auto.Outcome);
            }

            return prompt;
        }
    }

    /// <summary>Ends an open prompt: books the payment if it was paid, and sends the callback. The caller holds the account's gate.</summary>
    public void End(MpesaAccount account, StkPrompt prompt, PromptOutcome outcome)
    {
        var now = world.Clock.GetUtcNow();
        var request = prompt.Request;
        var receipt = outcome == PromptOutcome.Paid ? MpesaIds.Receipt() : null;
        prompt.End(outcome, now, receipt);
        account.Open.Remove(request.Phone);
        if (receipt is not null)
        {
            account.AddPayment(receipt, prompt);
            Write(account, "payment", receipt, request, now);
        }

        var body = receipt is null
            ? StkCallback.NotPaid(prompt.MerchantRequestId, prompt.CheckoutRequestId, outcome)
            : StkCallback.Paid(prompt.MerchantRequestId, prompt.CheckoutRequestId, request.Amount, receipt, now, request.Phone);
        callbacks.Send(account, prompt.CheckoutRequestId, MpesaCallbacks.Stk, request.CallBackUrl, body);
    }

    private void EndLater(MpesaAccount account, StkPrompt prompt, PromptOutcome outcome, TimeSpan after) =>
        prompt.Keep(
            world.Clock.CreateTimer(
                _ =>
                {
                    lock (account.Gate)
                    {
                        // A timer that was on its way when the prompt ended, or was forgotten by a reset, comes too late.
                        if (prompt.Outcome is null && account.Prompts.ContainsKey(prompt.CheckoutRequestId))
                        {
                            End(account, prompt, outcome);
                        }
                    }
                },
                null,
                after,
                Timeout.InfiniteTimeSpan
            )
        );

    private void Write(MpesaAccount account, string kind, string id, StkPushRequest request, DateTimeOffset at) =>
        world.Ledger.Write(new SandboxEffect(key, account.Name, kind, id, request.Amount, Currency, request.AccountReference, at));
}
