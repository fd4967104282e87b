using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Sap.Wire;

/// <summary>Failures in the words of the gateway: v2 and v4 differ in shape, and without an Accept of JSON they come as XML.</summary>
internal static class SapErrors
{
    public const string LogonPage =
        "<html><head><title>Logon</title></head><body class=\"sap-system-login\"><form id=\"LOGIN_FORM\"><input name=\"sap-user\"><input type=\"password\" name=\"sap-password\"></form></body></html>";

    private const string EdgePage =
        "<html><head><title>Service Unavailable</title></head><body><h1>503 Service not available</h1></body></html>";

    public static StandInReply Of(SapRefusalException refusal, bool isV4, bool asXml)
    {
        if (asXml)
        {
            return StandInReply.Text(
                refusal.Status,
                $"<?xml version=\"1.0\" encoding=\"utf-8\"?><error xmlns=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\"><code>{WebUtility.HtmlEncode(refusal.Code)}</code><message xml:lang=\"en\">{WebUtility.HtmlEncode(refusal.Message)}</message></error>",
                "application/xml;charset=utf-8"
            );
        }

        JsonObject error = isV4
            ? new()
            {
                ["code"] = refusal.Code,
                ["message"] = refusal.Message,
                ["@SAP__common.ExceptionCategory"] = "Client_Error",
                ["details"] = new JsonArray(),
            }
            : new()
            {
                ["code"] = refusal.Code,
                ["message"] = new JsonObject { ["lang"] = "en", ["value"] = refusal.Message },
                ["innererror"] = new JsonObject
                {
                    ["transactionid"] = "0A1B2C3D4E5F00010000000000000000",
                    ["errordetails"] = new JsonArray(
                        new JsonObject
                        {
                            ["code"] = refusal.Code,
                            ["message"] = refusal.Message,
                            ["propertyref"] = "",
                            ["severity"] = "error",
                            ["target"] = "",
                        }
                    ),
                },
            };
        return StandInReply.Text(refusal.Status, new JsonObject { ["error"] = error }.ToJsonString());
    }

    public static StandInReply NoSession() =>
        StandInReply.Text(403, "CSRF token validation failed", "text/plain;charset=utf-8").With("x-csrf-token", "Required");

    public static StandInReply NoLogon() =>
        StandInReply
            .Text(
                401,
                "<html><head><title>Logon failed</title></head><body><h1>Anmeldung fehlgeschlagen</h1></body></html>",
                "text/html;charset=utf-8"
            )
            .With("WWW-Authenticate", "Basic realm=\"SAP NetWeaver Application Server [S4H/100]\"");

    /// <summary>A failure that a fault asks for.</summary>
    public static StandInReply Of(StandInFailure failure, int? retryAfter) =>
        failure switch
        {
            StandInFailure.RateLimited when retryAfter is { } seconds => TooMany()
                .With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)),
            StandInFailure.RateLimited => TooMany(),
            StandInFailure.Unavailable => StandInReply.Text(503, EdgePage, "text/html"),
            _ => Technical(),
        };

    private static StandInReply TooMany() =>
        StandInReply.Text(429, """{"error":{"code":"429","message":{"lang":"en","value":"Too many requests"}}}""");

    private static StandInReply Technical() =>
        StandInReply.Text(
            500,
            """{"error":{"code":"/IWBEP/CM_MGW_RT/022","message":{"lang":"en","value":"An exception was raised"},"innererror":{"errordetails":[{"code":"/IWBEP/CX_MGW_BUSI_EXCEPTION","message":"An exception was raised","severity":"error"}]}}}"""
        );
}
