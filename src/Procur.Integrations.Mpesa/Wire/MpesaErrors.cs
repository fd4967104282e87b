using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Mpesa;

/// <summary>Reads Daraja's failures: its own error bodies, its gateway's, and what a firewall answers in its place.</summary>
internal static partial class MpesaErrors
{
    // One code for a prompt that is open, for a locked payer, for wrong settings and for true errors: only the words tell them apart.
    private const string Express = "500.001.1001";
    private const string Hidden = "***";

    // The service names no time for a spent quota and one to three minutes for a locked payer: longer than a call waits, so the caller is told.
    private static readonly TimeSpan LongWait = TimeSpan.FromMinutes(2);

    public static Failure? Read(WireReply reply)
    {
        if (reply.Json is not { ValueKind: JsonValueKind.Object } body)
        {
            return NotOurs(reply);
        }

        if (Text(body, "errorCode") is { } code)
        {
            if (code == Express && SaysPending(Text(body, "errorMessage") ?? ""))
            {
                // A query's true answer. To a push it would be none, and is read as one that cannot be understood: outcome unknown.
                return Failure.None;
            }

            var failure =
                reply.Status == HttpStatusCode.TooManyRequests
                    ? NotDone(IntegrationErrorKind.RateLimited, null)
                    : Of(code, Text(body, "errorMessage") ?? "", (int)reply.Status);
            return failure with { Code = code, Message = Scrub(Text(body, "errorMessage")) };
        }

        if (body.TryGetProperty("fault", out var fault) && fault.ValueKind == JsonValueKind.Object)
        {
            return OfGateway(fault, (int)reply.Status);
        }

        if (reply.IsSuccess && Text(body, "CheckoutRequestID") is { } checkout && string.IsNullOrWhiteSpace(checkout))
        {
            return new(IntegrationErrorKind.Protocol, null, "the answer names no push");
        }

        // Accepted is 0, also as a number; a QR code's request id stands under the same name and is no number.
        return
            reply.IsSuccess
            && Text(body, "ResponseCode") is { } response
            && int.TryParse(response, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            && number != 0
            ? new(IntegrationErrorKind.Refused, response, Scrub(Text(body, "ResponseDescription")))
            {
                Effect = FailureEffect.None,
                Retry = false,
            }
            : null;
    }

    /// <summary>Takes what looks like a token or password out of the service's words: "Invalid Access Token - …" repeats it.</summary>
    private static string? Scrub(string? message) => message is null ? null : OpaquePattern().Replace(message, Hidden);

    private static bool SaysPending(string message) => message.Contains("being processed", StringComparison.OrdinalIgnoreCase);

    private static Failure Of(string code, string message, int status) =>
        code switch
        {
            "400.003.01" or "401.002.01" or "404.001.03" => NotDone(
                IntegrationErrorKind.Authentication,
                "The token was rejected twice, or the product is not enabled for this app: attach it to the app on the portal (My Apps)"
            ),
            "400.008.01" or "400.008.02" => NotDone(
                IntegrationErrorKind.Authentication,
                "Check ConsumerKey and ConsumerSecret (portal, My Apps), and that they are of this environment"
            ),
            "404.001.04" => NotDone(
                IntegrationErrorKind.Validation,
                "The authorization header was not understood; a proxy may have changed it"
            ),
            "404.002.01" => NotDone(
                IntegrationErrorKind.NotFound,
                "The service does not know the path; set TokenPath, StkPushPath or StkQueryPath to the version of the portal"
            ),
            "400.002.02" when message.Contains("CheckoutRequestID", StringComparison.OrdinalIgnoreCase) => NotDone(
                IntegrationErrorKind.NotFound,
                "Ask by the CheckoutRequestID that the push was answered with, at the same short code"
            ),
            "400.002.02" or "400.002.05" or "405.001" => NotDone(IntegrationErrorKind.Validation, null),
            "500.003.02" => NotDone(IntegrationErrorKind.RateLimited, null),
            "500.003.03" => NotDone(IntegrationErrorKind.RateLimited, null) with { RetryAfter = LongWait },
            Express => OfExpress(message),
            _ => new(KindOf(status)),
        };

    private static Failure OfExpress(string message)
    {
        if (message.Contains("unable to lock subscriber", StringComparison.OrdinalIgnoreCase))
        {
            return NotDone(
                IntegrationErrorKind.Conflict,
                "Another prompt is open for this payer; nothing was done, try again in one to three minutes"
            ) with
            {
                Retry = true,
                RetryAfter = LongWait,
            };
        }

        if (message.Contains("merchant does not exist", StringComparison.OrdinalIgnoreCase))
        {
            return NotDone(
                IntegrationErrorKind.Permission,
                "Check ShortCode: for a till it is the head-office number; the sandbox takes 174379 alone"
            );
        }

        if (message.Contains("wrong credentials", StringComparison.OrdinalIgnoreCase))
        {
            return NotDone(IntegrationErrorKind.Permission, "Check Passkey and ShortCode: they belong together, and to this environment");
        }

        // An error behind the gateway: a push may have been made.
        return new(IntegrationErrorKind.Unavailable) { Effect = FailureEffect.Unknown };
    }

    private static Failure OfGateway(JsonElement fault, int status)
    {
        var code =
            fault.TryGetProperty("detail", out var detail) && detail.ValueKind == JsonValueKind.Object ? Text(detail, "errorcode") : null;
        var limited =
            code?.Contains("ratelimit", StringComparison.OrdinalIgnoreCase) == true || status == (int)HttpStatusCode.TooManyRequests;
        var failure = limited ? NotDone(IntegrationErrorKind.RateLimited, null) : new(KindOf(status));
        return failure with
        {
            Code = code,
            Message = Scrub(Text(fault, "faultstring")),
            RetryAfter = code?.EndsWith("QuotaViolation", StringComparison.OrdinalIgnoreCase) == true ? LongWait : null,
        };
    }

    // A firewall or proxy speaks in the service's place: what became of the request behind it cannot be told, whatever the status. Two are proven
    // "not processed": a token refused at the door, and 429.
    private static Failure? NotOurs(WireReply reply) =>
        reply.IsSuccess || reply.Status is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests || (int)reply.Status >= 500
            ? null
            : new(
                IntegrationErrorKind.Protocol,
                null,
                "the answer is not the service's: a firewall or proxy may have answered in its place"
            )
            {
                Effect = FailureEffect.Unknown,
                Retry = false,
            };

    private static Failure NotDone(IntegrationErrorKind kind, string? advice) => new(kind) { Effect = FailureEffect.None, Advice = advice };

    private static IntegrationErrorKind KindOf(int status) =>
        status switch
        {
            401 => IntegrationErrorKind.Authentication,
            403 => IntegrationErrorKind.Permission,
            404 => IntegrationErrorKind.NotFound,
            429 => IntegrationErrorKind.RateLimited,
            >= 500 => IntegrationErrorKind.Unavailable,
            >= 400 => IntegrationErrorKind.Validation,
            _ => IntegrationErrorKind.Protocol,
        };

    private static string? Text(JsonElement body, string name) =>
        !body.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
        : null;

    [GeneratedRegex("[A-Za-z0-9+/_-]{20,}={0,2}", RegexOptions.CultureInvariant)]
    private static partial Regex OpaquePattern();
}
