namespace Procur.Integrations.Slack;

/// <summary>The scopes that an app needs for what the package offers.</summary>
public static class SlackScopes
{
    internal const string IncomingWebhook = "incoming-webhook";

    /// <summary>Each scope and what it is for.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } =
    [
        new("chat:write", "posting, changing and scheduling messages"),
        new("channels:read", "listing public channels"),
        new("users:read", "finding people by id"),
        new("users:read.email", "finding people by e-mail address"),
        new("im:write", "direct messages"),
        new("reactions:write", "reactions"),
        new("channels:manage", "making, archiving and inviting to public channels"),
        new("groups:read", "listing private channels"),
        new("groups:write", "making, archiving and inviting to private channels"),
        new("channels:history", "settling a lost answer in public channels"),
        new("groups:history", "settling a lost answer in private channels"),
        new("im:history", "settling a lost answer in direct messages"),
    ];
}
