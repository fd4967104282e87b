using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Mpesa.Express;

/// <summary>The question on a handset: pay so much to so-and-so? Read and changed under its account's gate.</summary>
internal sealed class StkPrompt(StkPushRequest request, string merchantRequestId, string checkoutRequestId, DateTimeOffset at)
{
    private readonly List<ITimer> _timers = [];

    public StkPushRequest Request { get; } = request;

    public string MerchantRequestId { get; } = merchantRequestId;

    public string CheckoutRequestId { get; } = checkoutRequestId;

    public DateTimeOffset At { get; } = at;

    /// <summary>How it ended; null while it is open.</summary>
    public PromptOutcome? Outcome { get; private set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset EndedAt { get; private set; }

    /// <summary>The receipt number; null if it was not paid.</summary>
    public string? Receipt { get; private set; }

    /// <summary>Keeps a timer for as long as the prompt is open.</summary>
    public void Keep(ITimer timer) => _timers.Add(timer);

    public void StopTimers()
    {
        _timers.ForEach(x => x.Dispose());
        _timers.Clear();
    }

    public void End(PromptOutcome outcome, DateTimeOffset at, string? receipt)
    {
        StopTimers();
        Outcome = outcome;
        EndedAt = at;
        Receipt = receipt;
    }

    /// <summary>What its person sees.</summary>
    public JsonObject Describe() =>
        new()
        {
            ["checkoutRequestId"] = CheckoutRequestId,
            ["merchantRequestId"] = MerchantRequestId,
            ["phone"] = Request.Phone,
            ["amount"] = Request.Amount,
            ["currency"] = "KES",
            ["payTo"] = Request.PartyB,
            ["accountReference"] = Request.AccountReference,
            ["description"] = Request.Description,
            ["at"] = At,
            ["endsAt"] = At + StkPrompts.Lifetime,
        };
}
