namespace Procur.Integrations.Sandbox.Google;

/// <summary>The scopes that the stand-in knows.</summary>
internal static class GoogleScope
{
    public const string Calendar = "https://www.googleapis.com/auth/calendar";
    public const string CalendarEvents = "https://www.googleapis.com/auth/calendar.events";
    public const string CalendarReadOnly = "https://www.googleapis.com/auth/calendar.readonly";
    public const string Drive = "https://www.googleapis.com/auth/drive";
    public const string DriveFile = "https://www.googleapis.com/auth/drive.file";
    public const string UserEmail = "https://www.googleapis.com/auth/userinfo.email";
    public const string UserProfile = "https://www.googleapis.com/auth/userinfo.profile";
}
