using Microsoft.AspNetCore.Http;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>What went wrong, in the form of RFC 9457.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What, and what to do.</param>
internal sealed record AdministrationProblem(int Status, string Detail)
{
    public static IResult Of(int status, string detail) =>
        TypedResults.Json(
            new AdministrationProblem(status, detail),
            AdministrationAnswer.Json.AdministrationProblem,
            "application/problem+json",
            status
        );
}
