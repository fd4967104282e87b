using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>Names who asks.</summary>
internal static class AdministrationActor
{
    private const string Nobody = "anonymous";

    public static string Of(HttpContext context)
    {
        var person = context.User;
        return NotEmpty(person.FindFirst(ClaimTypes.NameIdentifier)?.Value)
            ?? NotEmpty(person.FindFirst("sub")?.Value)
            ?? NotEmpty(person.Identity?.Name)
            ?? Nobody;
    }

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
