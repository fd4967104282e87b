namespace Procur.Integrations.Stripe;

/// <summary>Moments as Stripe writes them: seconds since 1970 (UTC).</summary>
internal static class StripeTime
{
    /// <summary>Null where there is none.</summary>
    public static DateTimeOffset? Read(long? seconds) =>
        seconds is { } value and > 0 and <= 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(value) : null;

    /// <summary>Null where there is none.</summary>
    public static long? Write(DateTimeOffset? moment) => moment?.ToUnixTimeSeconds();
}
