using Procur.Integrations.Sandbox.Google.Wire;

namespace Procur.Integrations.Sandbox.Google.Calendar;

/// <summary>The calendars of one account, and who is told of their changes.</summary>
internal sealed class CalendarState
{
    /// <summary>The name that stands for the account's own calendar.</summary>
    public const string PrimaryAlias = "primary";

    public const string Zone = "Africa/Nairobi";

    private readonly string _groupId = $"c_{GoogleIds.Lower(26)}@group.calendar.google.com";
    private long _version;

    public List<CalendarBook> Books { get; } = [];

    public List<CalendarChannel> Channels { get; } = [];

    /// <summary>Sync tokens of an earlier age are forgotten.</summary>
    public int SyncAge { get; private set; }

    /// <summary>The number of the last change.</summary>
    public long Version => _version;

    public long NextVersion() => ++_version;

    public void ForgetSyncTokens() => SyncAge++;

    /// <summary>A calendar by its id; null if the account cannot see it.</summary>
    public CalendarBook? Find(string id) => Books.Find(x => x.Id == id || (id == PrimaryAlias && x.IsPrimary));

    public void Reset(string email, string domain)
    {
        _version = 0;
        SyncAge = 0;
        Channels.Clear();
        Books.Clear();
        Books.Add(new CalendarBook(email, email, "owner") { IsPrimary = true });
        Books.Add(new CalendarBook(_groupId, "Procurement", "writer"));
        Books.Add(new CalendarBook("en.ke#holiday@group.v.calendar.google.com", "Holidays in Kenya", "reader"));
        Books.Add(new CalendarBook($"colleague@{domain}", $"colleague@{domain}", "freeBusyReader"));
    }
}
