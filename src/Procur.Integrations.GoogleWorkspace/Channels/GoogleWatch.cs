namespace Procur.Integrations.GoogleWorkspace;

/// <summary>A channel on which Google says that something changed. Keep it, to stop or renew it: Google forgets none by itself before its end.</summary>
/// <param name="ChannelId">The channel's id, made here.</param>
/// <param name="ResourceId">What it watches, as Google names it.</param>
/// <param name="CalendarId">The calendar that it watches.</param>
/// <param name="AddressToken">The token in the address that Google calls: as good as a password.</param>
public sealed record GoogleWatch(string ChannelId, string ResourceId, string CalendarId, string AddressToken)
{
    /// <summary>When it ends (UTC). It cannot be made longer: begin another before.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The channel only: the rest is secret or personal.</summary>
    public override string ToString() => $"GoogleWatch {ChannelId}";
}
