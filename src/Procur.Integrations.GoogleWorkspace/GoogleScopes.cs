namespace Procur.Integrations.GoogleWorkspace;

/// <summary>The scopes that the package asks for, and what each is for.</summary>
public static class GoogleScopes
{
    /// <summary>Reading and changing events.</summary>
    public const string CalendarEvents = "https://www.googleapis.com/auth/calendar.events";

    /// <summary>Listing calendars, and free/busy.</summary>
    public const string CalendarReadOnly = "https://www.googleapis.com/auth/calendar.readonly";

    /// <summary>Everything of calendars.</summary>
    public const string Calendar = "https://www.googleapis.com/auth/calendar";

    /// <summary>Files that this app has made or was given.</summary>
    public const string DriveFile = "https://www.googleapis.com/auth/drive.file";

    /// <summary>Everything of Drive.</summary>
    public const string Drive = "https://www.googleapis.com/auth/drive";

    /// <summary>Whose account it is: the address.</summary>
    public const string UserEmail = "https://www.googleapis.com/auth/userinfo.email";

    /// <summary>Whose account it is: the name.</summary>
    public const string UserProfile = "https://www.googleapis.com/auth/userinfo.profile";

    internal const string Default = $"{CalendarEvents} {CalendarReadOnly} {DriveFile} {UserEmail} {UserProfile}";

    private static readonly char[] Space = [' ', ',', '\t', '\r', '\n'];

    internal static IReadOnlyList<string> Split(string? scopes) => (scopes ?? "").Split(Space, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Those of the scopes asked for that were not granted; a wider one stands for a narrower.</summary>
    internal static IReadOnlyList<string> Missing(string? asked, string granted)
    {
        var has = Split(granted).ToHashSet(StringComparer.Ordinal);
        return [.. Split(asked).Where(scope => !Covers(has, scope))];
    }

    internal static bool Covers(IReadOnlySet<string> granted, string scope) =>
        granted.Contains(scope)
        || scope switch
        {
            CalendarEvents or CalendarReadOnly => granted.Contains(Calendar),
            DriveFile => granted.Contains(Drive),
            // What is asked for as the one may be granted as the other.
            UserEmail => granted.Contains("email"),
            UserProfile => granted.Contains("profile"),
            "email" => granted.Contains(UserEmail),
            "profile" => granted.Contains(UserProfile),
            _ => false,
        };
}
