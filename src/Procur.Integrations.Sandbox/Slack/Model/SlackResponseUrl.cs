namespace Procur.Integrations.Sandbox.Slack.Model;

/// <summary>An address at which an app may answer an interaction or a command without a token.</summary>
/// <param name="Channel">Where the answer goes.</param>
/// <param name="Message">The message that it may replace; null for a command.</param>
/// <param name="User">Who sees an ephemeral answer.</param>
/// <param name="Until">When it expires.</param>
internal sealed record SlackResponseUrl(SlackChannel Channel, SlackMessage? Message, string User, DateTimeOffset Until)
{
    public const int MostUses = 5;

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    public int Uses { get; set; }
}
