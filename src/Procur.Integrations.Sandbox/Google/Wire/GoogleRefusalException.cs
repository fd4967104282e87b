using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Google.Wire;

/// <summary>An API refuses, in the words that all of Google's APIs use.</summary>
/// <param name="code">The HTTP status.</param>
/// <param name="reason">The reason, which says more than the status.</param>
/// <param name="message">What a person reads.</param>
/// <param name="domain">Where the reason belongs.</param>
/// <param name="status">The newer APIs' word for the status; null for none.</param>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It never leaves the stand-in.")]
internal sealed class GoogleRefusalException(int code, string reason, string message, string domain = "global", string? status = null)
    : Exception(message)
{
    public string Reason => reason;

    public StandInReply ToReply()
    {
        var error = new JsonObject
        {
            ["code"] = code,
            ["message"] = Message,
            ["errors"] = new JsonArray(
                new JsonObject
                {
                    ["message"] = Message,
                    ["domain"] = domain,
                    ["reason"] = reason,
                }
            ),
        };
        if (status is not null)
        {
            error["status"] = status;
        }

        var reply = GoogleJson.Reply(code, new JsonObject { ["error"] = error });
        return code == 401
            ? reply.With("WWW-Authenticate", "Bearer realm=\"https://accounts.google.com/\", error=\"invalid_token\"")
            : reply;
    }
}
