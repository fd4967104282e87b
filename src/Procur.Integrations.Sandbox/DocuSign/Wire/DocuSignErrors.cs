using System.Globalization;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.DocuSign.Wire;

/// <summary>Refusals that do not depend on the operation, and what every answer carries.</summary>
internal static class DocuSignErrors
{
    private const int HourlyLimit = 3000;
    private const int BurstLimit = 500;

    public static StandInReply NoSuchPath() =>
        new DocuSignRefusalException(404, "RESOURCE_NOT_FOUND", "The URL provided does not resolve to a resource.").ToReply();

    public static StandInReply InvalidToken() =>
        new DocuSignRefusalException(
            401,
            "AUTHORIZATION_INVALID_TOKEN",
            "The access token provided is expired, revoked or malformed. Authentication for System Application failed."
        ).ToReply();

    /// <summary>A failure that a fault asks for. The hourly limit comes as 429 with a time, and as 400 with a header that says when the hour ends.</summary>
    public static StandInReply Of(StandInFailure failure, int? retryAfter, DateTimeOffset now) =>
        failure switch
        {
            StandInFailure.RateLimited when retryAfter is { } seconds => Limited(429, now.AddSeconds(seconds))
                .With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)),
            StandInFailure.RateLimited => Limited(400, now.AddSeconds(2)),
            StandInFailure.Unavailable => new StandInReply(503, default, null),
            _ => new DocuSignRefusalException(
                500,
                "UNSPECIFIED_ERROR",
                "A non-defined error has occurred. Please contact support."
            ).ToReply(),
        };

    /// <summary>Adds what every answer carries.</summary>
    public static StandInReply Stamped(StandInReply reply, DateTimeOffset now)
    {
        var stamped = reply.With("X-DocuSign-TraceToken", DocuSignIds.Guid()).With("Date", now.ToString("R", CultureInfo.InvariantCulture));
        return reply.Headers.Any(x => x.Key == "X-RateLimit-Reset")
            ? stamped
            : stamped
                .With("X-RateLimit-Limit", DocuSignJson.Number(HourlyLimit))
                .With("X-RateLimit-Remaining", DocuSignJson.Number(HourlyLimit - 1))
                .With("X-RateLimit-Reset", EndOfHour(now).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))
                .With("X-BurstLimit-Limit", DocuSignJson.Number(BurstLimit))
                .With("X-BurstLimit-Remaining", DocuSignJson.Number(BurstLimit - 1));
    }

    private static StandInReply Limited(int status, DateTimeOffset reset) =>
        new DocuSignRefusalException(
            status,
            "HOURLY_APIINVOCATION_LIMIT_EXCEEDED",
            "The maximum number of hourly API invocations has been exceeded."
        )
            .ToReply()
            .With("X-RateLimit-Limit", DocuSignJson.Number(HourlyLimit))
            .With("X-RateLimit-Remaining", "0")
            .With("X-RateLimit-Reset", reset.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    private static DateTimeOffset EndOfHour(DateTimeOffset now) =>
        new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, now.Offset).AddHours(1);
}
