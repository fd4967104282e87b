namespace Procur.Integrations.Sandbox.Google.Calendar;

/// <summary>A calendar with its events.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its title.</param>
/// <param name="Role">What the account may do with it.</param>
internal sealed record CalendarBook(string Id, string Name, string Role)
{
    public bool IsPrimary { get; init; }

    /// <summary>Every event that ever was, deleted ones too: their ids stay taken.</summary>
    public Dictionary<string, CalendarItem> Items { get; } = new(StringComparer.Ordinal);

    public bool IsWritable => Role is "owner" or "writer";

    public bool IsReadable => IsWritable || Role == "reader";
}
