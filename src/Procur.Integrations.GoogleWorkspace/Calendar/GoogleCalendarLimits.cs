using Procur.Integrations.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Google's published quota of the Calendar API: 600 calls a minute for a person in a project, whichever they are.</summary>
internal static class GoogleCalendarLimits
{
    /// <summary>What all calls are counted under.</summary>
    public const string Partition = "calendar";

    private static readonly RateLimit EachPerson = new(600, TimeSpan.FromMinutes(1)) { Burst = 300 };

    public static IReadOnlyDictionary<string, RateLimit> ByOperation { get; } =
        GoogleCalendarOperations.All.ToDictionary(static operation => operation, static _ => EachPerson, StringComparer.Ordinal);
}
