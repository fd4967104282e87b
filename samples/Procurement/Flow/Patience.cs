namespace Procurement.Flow;

/// <summary>How long the flow waits for people and for services' messages.</summary>
internal sealed record Patience(TimeSpan ForPeople, TimeSpan ForWebhook)
{
    public const int Asks = 4;
    public static readonly TimeSpan BetweenAsks = TimeSpan.FromSeconds(1);

    /// <summary>The script's people answer at once; what has not come within seconds is lost.</summary>
    public static readonly Patience WithScript = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));

    /// <summary>Real people have other work, and real services queue.</summary>
    public static readonly Patience WithPeople = new(TimeSpan.FromHours(8), TimeSpan.FromMinutes(5));
}
