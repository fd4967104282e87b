using System.Text.Json;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Stripe;

/// <summary>Tells Stripe's failures apart (docs.stripe.com/api/errors, docs.stripe.com/api/idempotent_requests).</summary>
internal static class StripeErrors
{
    public static Failure? Read(WireReply reply)
    {
        if (reply.IsSuccess)
        {
            return null;
        }

        if (reply.Json is not { ValueKind: JsonValueKind.Object } body || !body.TryGetProperty("error", out var error))
        {
            // Not Stripe's own words: a proxy's, perhaps. The status decides.
            return null;
        }

        if (error.ValueKind == JsonValueKind.String)
        {
            return ReadOAuth(reply, error.GetString()!, Text(body, "error_description"));
        }

        return error.ValueKind == JsonValueKind.Object ? ReadError(reply, error) : null;
    }

    private static Failure ReadError(WireReply reply, JsonElement error)
    {
        var type = Text(error, "type");
        var code = Text(error, "code");
        if ((int)reply.Status == 402 && error.TryGetProperty("payment_intent", out var intent) && intent.ValueKind == JsonValueKind.Object)
        {
            // A decline is an answer: the payment in it is open still, or closed, and says why.
            return Failure.None;
        }

        var failure = new Failure(
            KindOf((int)reply.Status, type, code),
            Text(error, "decline_code") ?? code ?? type,
            Text(error, "message")
        )
        {
            Retry = reply.Header("Stripe-Should-Retry") switch
            {
                "true" => true,
                "false" => false,
                _ => null,
            },
        };
        return (int)reply.Status switch
        {
            409 => failure with
            {
                // Another send of this key is being carried out, and the key is ours alone: what it does is not known yet.
                Effect = FailureEffect.Unknown,
                Retry = failure.Retry ?? true,
            },
            >= 500 when reply.Header("Idempotent-Replayed") == "true" => failure with
            {
                // The stored answer of the first execution: the key will not get another one.
                Retry = failure.Retry ?? false,
            },
            _ when type == "idempotency_error" => failure with
            {
                Effect = FailureEffect.None,
                Retry = false,
                Advice = "The key already names a request with other fields; give each intent a key of its own. Nothing took effect",
            },
            _ => failure,
        };
    }

    private static Failure ReadOAuth(WireReply reply, string code, string? message) =>
        new(
            (int)reply.Status switch
            {
                429 => IntegrationErrorKind.RateLimited,
                >= 500 => IntegrationErrorKind.Unavailable,
                403 => IntegrationErrorKind.Permission,
                _ when code is "invalid_grant" or "invalid_client" or "unauthorized_client" => IntegrationErrorKind.Authentication,
                401 => IntegrationErrorKind.Authentication,
                _ => IntegrationErrorKind.Validation,
            },
            code,
            message
        );

    private static IntegrationErrorKind KindOf(int status, string? type, string? code) =>
        status switch
        {
            401 => IntegrationErrorKind.Authentication,
            // lock_timeout too: another request held the object, and nothing was done.
            429 => IntegrationErrorKind.RateLimited,
            // 424: something that Stripe depends on broke.
            >= 500 or 424 => IntegrationErrorKind.Unavailable,
            402 => IntegrationErrorKind.Refused,
            403 => IntegrationErrorKind.Permission,
            409 => IntegrationErrorKind.Conflict,
            404 => IntegrationErrorKind.NotFound,
            _ when type == "api_error" => IntegrationErrorKind.Unavailable,
            _ when type == "idempotency_error" => IntegrationErrorKind.Conflict,
            _ when type == "authentication_error" => IntegrationErrorKind.Authentication,
            _ when type == "card_error" => IntegrationErrorKind.Refused,
            _ => ByCode(code),
        };

    private static IntegrationErrorKind ByCode(string? code) =>
        code switch
        {
            null => IntegrationErrorKind.Validation,
            "resource_missing" => IntegrationErrorKind.NotFound,
            "rate_limit" or "lock_timeout" => IntegrationErrorKind.RateLimited,
            _ when code.Contains("_already_", StringComparison.Ordinal) || code.EndsWith("_unexpected_state", StringComparison.Ordinal) =>
                IntegrationErrorKind.Conflict,
            _ when code.Contains("permission", StringComparison.Ordinal) => IntegrationErrorKind.Permission,
            _ => IntegrationErrorKind.Validation,
        };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
