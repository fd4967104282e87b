using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Mpesa.Wire;

/// <summary>What Daraja, the gateway before it and the firewall before that answer when they refuse.</summary>
internal static class MpesaErrors
{
    /// <summary>The page of the firewall at the edge.</summary>
    public const string EdgePage =
        "<html style=\"height:100%\"><head><meta name=\"robots\" content=\"noindex, nofollow\"><title>Request unsuccessful</title></head>"
        + "<body>Request unsuccessful. Incapsula incident ID: 1061000170094823119-256419804327739720</body></html>\n";

    private const string Express = "500.001.1001";

    public static StandInReply Invalid(string field) => Error(400, "400.002.02", $"Bad Request - Invalid {field}");

    public static StandInReply Malformed() => Error(400, "400.002.05", "Invalid Request Payload");

    public static StandInReply NoSuchPath() => Error(404, "404.002.01", "Resource not found");

    public static StandInReply WrongMethod() => Error(405, "405.001", "Method Not Allowed");

    public static StandInReply NoAuthentication() => Error(404, "404.001.04", "Invalid Authentication Header");

    // The real message repeats the token, which is why a caller must not log it as it is.
    public static StandInReply WrongToken(string token, bool hasEnded) =>
        Error(401, hasEnded ? "401.002.01" : "404.001.03", $"Error Occurred - Invalid Access Token - {token}");

    public static StandInReply WrongCredentials(bool withCode) =>
        withCode ? Error(400, "400.008.01", "Invalid Authentication passed") : new StandInReply(400, default, null);

    public static StandInReply WrongGrant() => Error(400, "400.008.02", "Invalid grant type passed");

    public static StandInReply WrongShortCode() => Error(500, Express, "Merchant does not exist");

    public static StandInReply WrongPassword() => Error(500, Express, "Wrong credentials");

    public static StandInReply Locked() =>
        Error(500, Express, "Unable to lock subscriber, a transaction is already in process for the current subscriber");

    // One code for this and for true errors: only the message tells them apart.
    public static StandInReply StillProcessing(string checkoutRequestId) =>
        Error(500, Express, "The transaction is being processed", checkoutRequestId);

    /// <summary>A failure that a fault asks for.</summary>
    public static StandInReply Of(StandInFailure failure, int? retryAfter) =>
        failure switch
        {
            StandInFailure.RateLimited when retryAfter is { } seconds => SpikeArrest()
                .With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)),
            StandInFailure.RateLimited => SpikeArrest(),
            StandInFailure.Unavailable => StandInReply.Text(503, EdgePage, "text/html"),
            _ => Error(500, "500.003.1001", "Internal Server Error"),
        };

    private static StandInReply SpikeArrest() =>
        StandInReply.Text(
            429,
            new JsonObject
            {
                ["fault"] = new JsonObject
                {
                    ["faultstring"] = "Spike arrest violation. Allowed rate : 5ps",
                    ["detail"] = new JsonObject { ["errorcode"] = "policies.ratelimit.SpikeArrestViolation" },
                },
            }.ToJsonString()
        );

    private static StandInReply Error(int status, string code, string message, string? requestId = null) =>
        StandInReply.Text(
            status,
            new JsonObject
            {
                ["requestId"] = requestId ?? MpesaIds.Request(),
                ["errorCode"] = code,
                ["errorMessage"] = message,
            }.ToJsonString()
        );
}
