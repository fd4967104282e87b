using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>Reads what stands in an address.</summary>
internal static class AdministrationQuery
{
    private const int MostListed = 1_000;
    private const int UsuallyListed = 50;

    public static string? Text(HttpContext context, string name) => context.Request.Query[name] is [{ Length: > 0 } text, ..] ? text : null;

    /// <summary>The tenant: empty for the host's own, null for all.</summary>
    public static string? Tenant(HttpContext context) => context.Request.Query.ContainsKey("tenant") ? Text(context, "tenant") ?? "" : null;

    /// <summary>A part of the path.</summary>
    public static string Route(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    /// <exception cref="AdministrationException">It is no number from 1 to 1,000.</exception>
    public static int Limit(HttpContext context) =>
        Text(context, "limit") is not { } text ? UsuallyListed
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is > 0 and <= MostListed ? limit
        : throw Unfit("limit", "a number from 1 to 1000");

    /// <exception cref="AdministrationException">It is no time.</exception>
    public static DateTimeOffset? Time(HttpContext context, string name) =>
        Text(context, name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw Unfit(name, "a time such as 2026-01-31T12:00:00Z");

    public static AdministrationException Unfit(string name, string what) =>
        new(StatusCodes.Status400BadRequest, $"{name} must be {what}.");
}
