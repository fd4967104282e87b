using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.DocuSign.Wire;

/// <summary>The service's own refusal.</summary>
/// <param name="status">The status.</param>
/// <param name="code">The <c>errorCode</c>.</param>
/// <param name="message">The words.</param>
internal sealed class DocuSignRefusalException(int status, string code, string message) : Exception(message)
{
    public static DocuSignRefusalException Parameter(string what) =>
        new(400, "INVALID_REQUEST_PARAMETER", $"The request contained at least one invalid parameter. {what}");

    public static DocuSignRefusalException Body(string what) =>
        new(400, "INVALID_REQUEST_BODY", $"The request body is missing or improperly formatted. {what}");

    public static DocuSignRefusalException NoEnvelope() =>
        new(404, "ENVELOPE_DOES_NOT_EXIST", "The envelope specified either does not exist or you have no rights to it.");

    public static DocuSignRefusalException Incomplete(string what) =>
        new(
            400,
            "ENVELOPE_IS_INCOMPLETE",
            $"The Envelope is not Complete. A Complete Envelope Requires Documents, Recipients, Tabs, and a Subject Line. {what}"
        );

    public StandInReply ToReply() =>
        StandInReply.Text(
            status,
            new JsonObject { ["errorCode"] = code, ["message"] = Message }.ToJsonString(),
            "application/json; charset=utf-8"
        );
}
