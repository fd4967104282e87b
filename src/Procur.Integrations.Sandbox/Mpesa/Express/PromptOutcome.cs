namespace Procur.Integrations.Sandbox.Mpesa.Express;

/// <summary>How a prompt ended, in the service's words.</summary>
internal sealed record PromptOutcome(int Code, string Description)
{
    public static readonly PromptOutcome Paid = new(0, "The service request is processed successfully.");

    public static readonly PromptOutcome TimedOut = new(1037, "No response from user.");

    /// <summary>The phone is off or has no network: no prompt is shown.</summary>
    public static readonly PromptOutcome Unreachable = new(1037, "DS timeout user cannot be reached.");

    /// <summary>By the name of the act's answer.</summary>
    public static readonly IReadOnlyDictionary<string, PromptOutcome> ByAnswer = new Dictionary<string, PromptOutcome>
    {
        ["pay"] = Paid,
        ["cancel"] = new(1032, "Request canceled by user."),
        ["wrong-pin"] = new(2001, "The initiator information is invalid."),
        ["insufficient"] = new(1, "The balance is insufficient for the transaction."),
        ["timeout"] = TimedOut,
        ["unreachable"] = Unreachable,
    };
}
