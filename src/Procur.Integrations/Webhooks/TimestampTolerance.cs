namespace Procur.Integrations.Webhooks;

/// <summary>Checks that a signed time stamp is of now: an old one is a replay, and one from the future would stay valid for longer than meant.</summary>
public static class TimestampTolerance
{
    /// <summary>Whether a stamp is within the tolerance of now, before or after, in whole seconds.</summary>
    /// <param name="unixSeconds">The stamp, in seconds since 1970 (UTC); any number, however absurd.</param>
    /// <param name="now">The host's clock, from its <see cref="TimeProvider"/>.</param>
    /// <param name="tolerance">How far it may be off either way; what is just that far off is still of now.</param>
    public static bool Check(long unixSeconds, DateTimeOffset now, TimeSpan tolerance)
    {
        var seconds = now.ToUnixTimeSeconds();
        var allowed = (long)tolerance.TotalSeconds;
        return unixSeconds >= seconds - allowed && unixSeconds <= seconds + allowed;
    }
}
