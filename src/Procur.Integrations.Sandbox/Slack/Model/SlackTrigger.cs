namespace Procur.Integrations.Sandbox.Slack.Model;

/// <summary>What lets an app open a view for somebody who has just done something.</summary>
/// <param name="Id">Its id.</param>
/// <param name="User">Who did something.</param>
/// <param name="Until">When it expires.</param>
internal sealed record SlackTrigger(string Id, string User, DateTimeOffset Until)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3);

    public bool Used { get; set; }
}
