using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.SendGrid;

/// <summary>A refusal: one or more errors, each with the field that it is about.</summary>
[SuppressMessage(
    "Design",
    "CA1032:Implement standard exception constructors",
    Justification = "It is thrown and caught within the stand-in."
)]
internal sealed class SendGridProblem : Exception
{
    private readonly IReadOnlyList<(string Message, string? Field)> _errors;

    public SendGridProblem(int status, string message, string? field = null)
        : this(status, [(message, field)]) { }

    public SendGridProblem(int status, IReadOnlyList<(string Message, string? Field)> errors)
        : base(errors[0].Message)
    {
        Status = status;
        _errors = errors;
    }

    public int Status { get; }

    public StandInReply ToReply()
    {
        var errors = new JsonArray();
        foreach (var (message, field) in _errors)
        {
            errors.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["message"] = message,
                        ["field"] = field,
                        ["help"] = null,
                    }
            );
        }

        return StandInReply.Text(Status, new JsonObject { ["errors"] = errors }.ToJsonString());
    }
}
