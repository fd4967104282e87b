using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Sap;

/// <summary>Reads SAP's failures: OData v2 and v4 in JSON, XML where a gateway insists on it, and the logon page that comes with a 200.</summary>
internal static partial class SapErrors
{
    public const string TokenHeader = "x-csrf-token";

    private const int LongestMessage = 400;
    private const int LongestCode = 80;

    public static Failure? Read(WireReply reply)
    {
        if ((int)reply.Status == 403 && string.Equals(reply.Header(TokenHeader), "Required", StringComparison.OrdinalIgnoreCase))
        {
            // Refused before it was executed, so that sending it again is safe.
            return new Failure(IntegrationErrorKind.Permission, "csrf", "the session's token was refused")
            {
                Effect = FailureEffect.None,
                HandshakeRejected = true,
            };
        }

        if (reply.IsSuccess)
        {
            return IsLogonPage(reply)
                ? new Failure(IntegrationErrorKind.Authentication, "logon-page", "the system answered with its logon page")
                {
                    Effect = FailureEffect.None,
                    Advice = "Check user and password, and that the user may log on by Basic authentication or OAuth",
                }
                : null;
        }

        return (reply.LooksLikeJson ? FromJson(reply) : FromXml(reply)) ?? Plain(reply);
    }

    private static bool IsLogonPage(WireReply reply) =>
        reply.MediaType is "text/html" or "application/xhtml+xml"
        && (reply.Body.Span.IndexOf("sap-system-login"u8) >= 0 || reply.Body.Span.IndexOf("sap-password"u8) >= 0);

    private static Failure? FromJson(WireReply reply)
    {
        if (reply.Json is not { ValueKind: JsonValueKind.Object } json || !json.TryGetProperty("error", out var error))
        {
            return null;
        }

        if (error.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        // v2 says what went wrong in the details of innererror, v4 in details of its own.
        var details = Details(error).ToList();
        var grave = details.FirstOrDefault(static detail => Text(detail, "severity") is "error" && IsMessageClass(Text(detail, "code")));
        return Of(
            reply,
            Short(Text(error, "code"), LongestCode),
            MessageOf(error),
            grave.ValueKind == JsonValueKind.Object ? Short(Text(grave, "code"), LongestCode) : null
        );
    }

    private static Failure? FromXml(WireReply reply)
    {
        if (reply.MediaType?.EndsWith("xml", StringComparison.Ordinal) != true)
        {
            return null;
        }

        try
        {
            using var text = new StringReader(reply.Raw.GetText());
            using var xml = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            string? code = null;
            string? message = null;
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element || (xml.LocalName is not ("code" or "message")))
                {
                    continue;
                }

                if (xml.LocalName == "code" && code is null)
                {
                    code = xml.ReadString();
                }
                else if (xml.LocalName == "message" && message is null)
                {
                    message = xml.ReadString();
                }
            }

            return Of(reply, Short(code, LongestCode), Short(message, LongestMessage), null);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static Failure? Plain(WireReply reply) => (int)reply.Status == 428 ? Unconditional(null, null) : null;

    private static Failure? Of(WireReply reply, string? code, string? message, string? grave)
    {
        var status = (int)reply.Status;
        var told = grave ?? code;
        return status switch
        {
            400 when IsLocked(code) || IsLocked(grave) => new(IntegrationErrorKind.Conflict, told, message)
            {
                // Somebody has the document open: nothing was done, and later it may be.
                Effect = FailureEffect.None,
                Retry = true,
            },
            400 => new(IntegrationErrorKind.Validation, told, message),
            403 => new(IntegrationErrorKind.Permission, told, message)
            {
                Advice = "Give the user the communication scenario or the authorisation of this service",
            },
            404 when code?.StartsWith("/IWFND/MED/", StringComparison.Ordinal) == true => new(
                IntegrationErrorKind.Permission,
                code,
                message
            )
            {
                Advice =
                    "The service is not activated in the system (/IWFND/MAINT_SERVICE), or its path is another: see the service settings",
            },
            409 or 412 => new(IntegrationErrorKind.Conflict, told, message),
            428 => Unconditional(code, message),
            // Some services say a business error with a 500; only its details tell it from a dump.
            500 when grave is not null => new(IntegrationErrorKind.Validation, grave, message) { Effect = FailureEffect.None },
            _ => FromStatus(status, told, message),
        };
    }

    private static Failure? FromStatus(int status, string? code, string? message) =>
        status switch
        {
            401 => new(IntegrationErrorKind.Authentication, code, message),
            404 or 410 => new(IntegrationErrorKind.NotFound, code, message),
            408 => new(IntegrationErrorKind.Timeout, code, message),
            429 => new(IntegrationErrorKind.RateLimited, code, message),
            >= 500 => new(IntegrationErrorKind.Unavailable, code, message),
            >= 400 => new(IntegrationErrorKind.Validation, code, message),
            _ => null,
        };

    private static Failure Unconditional(string? code, string? message) =>
        new(IntegrationErrorKind.Validation, code ?? "428", message) { Advice = "Read the object and send its version with the change" };

    private static bool IsLocked(string? code) => code is "ME/006" or "M3/023" or "ME006" or "M3023";

    // T100: a message class and three digits. The gateway's own classes speak of the gateway.
    private static bool IsMessageClass(string? code) =>
        code is not null
        && MessageClass().IsMatch(code)
        && !code.StartsWith("/IWBEP/", StringComparison.Ordinal)
        && !code.StartsWith("/IWFND/", StringComparison.Ordinal)
        && !code.StartsWith("SY/", StringComparison.Ordinal);

    private static IEnumerable<JsonElement> Details(JsonElement error)
    {
        if (error.TryGetProperty("details", out var v4) && v4.ValueKind == JsonValueKind.Array)
        {
            return v4.EnumerateArray().Where(static detail => detail.ValueKind == JsonValueKind.Object);
        }

        return
            error.TryGetProperty("innererror", out var inner)
            && inner.ValueKind == JsonValueKind.Object
            && inner.TryGetProperty("errordetails", out var v2)
            && v2.ValueKind == JsonValueKind.Array
            ? v2.EnumerateArray().Where(static detail => detail.ValueKind == JsonValueKind.Object)
            : [];
    }

    // An object with its language in v2, a string in v4.
    private static string? MessageOf(JsonElement error)
    {
        if (!error.TryGetProperty("message", out var message))
        {
            return null;
        }

        var text = message.ValueKind == JsonValueKind.Object ? Text(message, "value") : message.ToString();
        return Short(text, LongestMessage);
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Short(string? text, int longest) =>
        string.IsNullOrWhiteSpace(text) ? null
        : text.Length > longest ? text[..longest]
        : text;

    [GeneratedRegex("^[A-Z0-9_/]{1,20}/[0-9]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex MessageClass();
}
