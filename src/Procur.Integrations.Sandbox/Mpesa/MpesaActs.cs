using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Mpesa.Express;
using Procur.Integrations.Sandbox.Mpesa.Wire;
using Procur.Integrations.Sandbox.Time;

namespace Procur.Integrations.Sandbox.Mpesa;

/// <summary>What people do: at the handset, at the portal, and on the internet in Daraja's name.</summary>
internal sealed class MpesaActs(SandboxClock clock, StkPrompts prompts, MpesaCallbacks callbacks)
{
    /// <summary>Answers an open prompt.</summary>
    public JsonObject? Answer(MpesaAccount account, JsonObject arguments)
    {
        var outcome = Outcome(arguments);
        lock (account.Gate)
        {
            var prompt = OpenPrompt(account, arguments);
            prompts.End(account, prompt, outcome);
            var seen = new JsonObject
            {
                ["checkoutRequestId"] = prompt.CheckoutRequestId,
                ["resultCode"] = outcome.Code,
                ["resultDesc"] = outcome.Description,
            };
            if (prompt.Receipt is { } receipt)
            {
                seen["receipt"] = receipt;
            }

            return seen;
        }
    }

    /// <summary>Says how prompts to come are answered without anybody's doing.</summary>
    public static JsonObject? AutoAnswer(MpesaAccount account, JsonObject arguments)
    {
        var phone = MpesaArguments.Text(arguments, "phone");
        lock (account.Gate)
        {
            if (MpesaArguments.Text(arguments, "answer") == "off")
            {
                account.AutoAnswers.Remove(phone);
                return null;
            }

            account.AutoAnswers.Set(phone, new AutoAnswer(Outcome(arguments), MpesaArguments.Seconds(arguments, "afterSeconds")));
            return null;
        }
    }

    /// <summary>The open prompts as the phones show them, oldest first.</summary>
    public static JsonObject? Prompts(MpesaAccount account)
    {
        lock (account.Gate)
        {
            return new JsonObject
            {
                ["prompts"] = new JsonArray([.. account.Open.Values.OrderBy(x => x.At).Select(x => (JsonNode)x.Describe())]),
            };
        }
    }

    /// <summary>Posts a callback that Daraja did not send to the address of a prompt. Nothing is booked.</summary>
    public JsonObject? ForgeCallback(MpesaAccount account, JsonObject arguments)
    {
        lock (account.Gate)
        {
            var prompt = AnyPrompt(account, arguments);
            var now = clock.GetUtcNow();
            var (id, amount) = MpesaArguments.Text(arguments, "kind") switch
            {
                "wrong-amount" => (prompt.CheckoutRequestId, prompt.Request.Amount + 1),
                "unknown-id" => (MpesaIds.Checkout(now), prompt.Request.Amount),
                "unpaid-success" => (prompt.CheckoutRequestId, prompt.Request.Amount),
                var kind => throw new SandboxException(
                    $"forge-callback has no kind '{kind}'; it has wrong-amount, unknown-id, unpaid-success."
                ),
            };
            var receipt = MpesaIds.Receipt();
            var body = StkCallback.Paid(prompt.MerchantRequestId, id, amount, receipt, now, prompt.Request.Phone);
            callbacks.Send(account, id, MpesaCallbacks.Forged, prompt.Request.CallBackUrl, body);
            return new JsonObject { ["checkoutRequestId"] = id, ["receipt"] = receipt };
        }
    }

    /// <summary>Ends every token of the app.</summary>
    public JsonObject? EndTokens(MpesaAccount account) => new() { ["ended"] = account.Tokens.End(clock.GetUtcNow()) };

    /// <summary>Says in which of its two forms a token is refused to wrong credentials.</summary>
    public static JsonObject? TokenRefusal(MpesaAccount account, JsonObject arguments)
    {
        account.RefusesTokensWithCode = MpesaArguments.Text(arguments, "form") switch
        {
            "empty" => false,
            "error-code" => true,
            var form => throw new SandboxException($"token-refusal has no form '{form}'; it has empty, error-code."),
        };
        return null;
    }

    private static PromptOutcome Outcome(JsonObject arguments)
    {
        var answer = MpesaArguments.Text(arguments, "answer");
        return answer is not null && PromptOutcome.ByAnswer.TryGetValue(answer, out var outcome)
            ? outcome
            : throw new SandboxException($"A handset has no answer '{answer}'; it has {string.Join(", ", PromptOutcome.ByAnswer.Keys)}.");
    }

    private static StkPrompt OpenPrompt(MpesaAccount account, JsonObject arguments)
    {
        if (MpesaArguments.Text(arguments, "checkoutRequestId") is { } id)
        {
            return account.Prompts.TryGetValue(id, out var named) && named.Outcome is null
                ? named
                : throw new SandboxException($"No prompt is open with the id '{id}'.");
        }

        if (MpesaArguments.Text(arguments, "phone") is { } phone)
        {
            return account.Open.TryGetValue(phone, out var shown)
                ? shown
                : throw new SandboxException($"No prompt is open on the phone '{phone}'.");
        }

        return account.Open.Count == 1
            ? account.Open.Values.Single()
            : throw new SandboxException(
                $"{account.Open.Count} prompts are open; say which by checkoutRequestId or phone (254 and nine digits)."
            );
    }

    private static StkPrompt AnyPrompt(MpesaAccount account, JsonObject arguments)
    {
        if (MpesaArguments.Text(arguments, "checkoutRequestId") is { } id)
        {
            return account.Prompts.TryGetValue(id, out var named)
                ? named
                : throw new SandboxException($"There was no prompt with the id '{id}'.");
        }

        if (MpesaArguments.Text(arguments, "phone") is { } phone)
        {
            return account.Prompts.Values.Where(x => x.Request.Phone == phone).MaxBy(x => x.At)
                ?? throw new SandboxException($"There was no prompt on the phone '{phone}'.");
        }

        return account.Latest ?? throw new SandboxException("There was no prompt yet whose address could be used.");
    }
}
