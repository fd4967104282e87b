using System.Diagnostics.CodeAnalysis;
using System.Security;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.AmazonS3.Wire;

/// <summary>A refusal in S3's words.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It is made in one way only.")]
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It never leaves the stand-in.")]
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It reads as what it is: a refusal is thrown.")]
internal sealed class S3Refusal(int status, string code, string message, string? more = null) : Exception(message)
{
    public static S3Refusal Denied(string message = "Access Denied") => new(403, "AccessDenied", message);

    /// <summary>The answer.</summary>
    /// <param name="resource">What was asked for.</param>
    /// <param name="requestId">The request's id.</param>
    public StandInReply ToReply(string resource, string requestId) =>
        StandInReply.Text(
            status,
            $"""<?xml version="1.0" encoding="UTF-8"?>{'\n'}<Error><Code>{code}</Code><Message>{SecurityElement.Escape(Message)}</Message>{more}<Resource>{SecurityElement.Escape(resource)}</Resource><RequestId>{requestId}</RequestId></Error>""",
            "application/xml"
        );
}
