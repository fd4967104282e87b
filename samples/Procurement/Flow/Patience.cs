namespace Procurement.Flow;

/// <summary>How long the flow waits for people and services of the sandbox.</summary>
internal static class Patience
{
    public const int Asks = 4;
    public static readonly TimeSpan BetweenAsks = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan ForWebhook = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan ForPeople = TimeSpan.FromMinutes(10);
}
