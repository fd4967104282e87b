using System.Security.Cryptography;
using System.Text;
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
    public static string Of(ReadOnlySpan<byte> asked)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(asked, hash);
        return Convert.ToHexStringLower(hash[..16]);
    }

    /// <summary>A digest of a text.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static string? Find(GoogleEvent calendarEvent, string name) =>
        calendarEvent.ExtendedProperties?.Private is { } kept && kept.TryGetValue(name, out var value) ? value : null;
}
