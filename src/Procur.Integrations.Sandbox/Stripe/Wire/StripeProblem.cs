namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>An error in Stripe's shape, on its way out of an operation.</summary>
internal sealed class StripeProblem(int status, string type, string? code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Type { get; } = type;

    public string? Code { get; } = code;

    public string? Param { get; init; }

    /// <summary>Whether an idempotency key keeps it: only what came after the operation had begun is kept.</summary>
    public bool Kept { get; init; }

    public StripeDecline? Decline { get; init; }

    public StripePaymentIntent? Intent { get; init; }

    public StripePaymentMethod? Method { get; init; }

    public string? Charge { get; init; }

    /// <summary>400 for a parameter; an idempotency key does not keep it.</summary>
    public static StripeProblem Invalid(string? code, string? param, string message) =>
        new(400, "invalid_request_error", code, message) { Param = param };

    /// <summary>400 for what the object's state forbids; an idempotency key keeps it.</summary>
    public static StripeProblem Refused(string? code, string? param, string message) =>
        new(400, "invalid_request_error", code, message) { Param = param, Kept = true };

    /// <summary>404 for an id in the path, 400 for one in a parameter.</summary>
    public static StripeProblem Missing(string kind, string id, string param, bool inPath) =>
        new(inPath ? 404 : 400, "invalid_request_error", "resource_missing", $"No such {kind}: '{id}'") { Param = param };

    /// <summary>402 for a card that was declined, with the intent that stays open.</summary>
    public static StripeProblem Declined(StripeDecline decline, StripePaymentIntent? intent, StripePaymentMethod method, string? charge) =>
        new(402, "card_error", decline.Code, decline.Message)
        {
            Decline = decline,
            Intent = intent,
            Method = method,
            Charge = charge,
            Kept = true,
        };
}
