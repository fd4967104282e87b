using Microsoft.AspNetCore.Http;
using Procur.Integrations.Journal;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>What was found.</summary>
internal sealed record OperationFinding(string Finding)
{
    public static IResult Answer(OutcomeFinding finding) =>
        AdministrationAnswer.Of(new OperationFinding(AdministrationWords.Of(finding)), AdministrationAnswer.Json.OperationFinding);
}
