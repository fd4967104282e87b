using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Procur.Integrations.GoogleWorkspace.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>What this package keeps with an event, where attendees do not see it.</summary>
internal static class GoogleEventStamp
{
    /// <summary>The host's own reference.</summary>
    public const string Reference = "procurReference";

    /// <summary>What was asked for when the event was made: tells our event from another of the same id.</summary>
    public const string Made = "procurMade";

    /// <summary>The last change that was made by this package.</summary>
    public const string Changed = "procurChanged";

    /// <summary>A digest of what was asked for.</summary>
    public static string Of(JsonObject asked) => Of(asked.ToJsonString());

    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    public static string? Find(GoogleEvent calendarEvent, string name) =>
        calendarEvent.ExtendedProperties?.Private is { } kept && kept.TryGetValue(name, out var value) ? value : null;
}
